package dev.hearth.member.internal;

import dev.hearth.access.Audit;
import dev.hearth.access.Viewer;
import dev.hearth.activity.CommunityId;
import dev.hearth.member.Persons;
import dev.hearth.platform.Refusal;
import dev.hearth.platform.spi.PersonalData;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks every module for a person's data, or to forget them. */
@Service
class PersonDesk implements Persons {
    /** Stored in the audit. */
    private static final String EXPORTED = "member.personal-data.exported";

    private static final String ERASED = "member.personal-data.erased";

    private final ErasureStore store;
    private final List<PersonalData> modules;
    private final Audit audit;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    PersonDesk(ErasureStore store, List<PersonalData> modules, Audit audit, PlatformTransactionManager transactions) {
        this.store = store;
        this.modules = modules.stream()
                .sorted(Comparator.comparing(PersonalData::module))
                .toList();
        this.audit = audit;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    @Override
    public Export export(CommunityId community, long person, Viewer by) {
        PersonalData.Subject subject = subject(community, person);
        audit.record(by, EXPORTED, person);
        return rows -> reading.executeWithoutResult(status -> {
            for (PersonalData module : modules) {
                module.export(subject, (name, values) -> rows.accept(new ExportedRow(module.module(), name, values)));
            }
        });
    }

    @Override
    public List<Erased> erase(CommunityId community, long person, Viewer by) {
        return writing.execute(status -> {
            store.excludeRecordings();
            PersonalData.Subject subject = subject(community, person);
            audit.record(by, ERASED, person);
            return modules.stream()
                    .map(module -> new Erased(module.module(), module.erase(subject)))
                    .toList();
        });
    }

    private PersonalData.Subject subject(CommunityId community, long person) {
        PersonalData.Subject subject = store.subject(person);
        if (!subject.communities().contains(community.value())) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "member.person_not_found");
        }
        return subject;
    }
}
