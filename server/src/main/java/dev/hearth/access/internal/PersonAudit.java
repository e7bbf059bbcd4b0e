package dev.hearth.access.internal;

import dev.hearth.access.Audit;
import dev.hearth.access.Viewer;
import java.time.Clock;
import org.springframework.stereotype.Service;

@Service
class PersonAudit implements Audit {
    private final AuditStore store;
    private final Clock clock;

    PersonAudit(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void record(Viewer by, String kind, long person) {
        store.appendAboutPerson(clock.instant(), kind, by.id(), person);
    }
}
