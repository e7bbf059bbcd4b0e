package dev.hearth.member.internal;

import dev.hearth.activity.ActivityLog;
import dev.hearth.activity.Subject.Type;
import dev.hearth.platform.spi.PersonalData;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/** Names, account keys and memberships. */
@Component
class MemberPersonalData implements PersonalData {
    private final ErasureStore store;
    private final AccountHash hash;
    private final ActivityLog log;
    private final Clock clock;

    MemberPersonalData(ErasureStore store, AccountHash hash, ActivityLog log, Clock clock) {
        this.store = store;
        this.hash = hash;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String module() {
        return "member";
    }

    @Override
    public void export(Subject subject, Sink sink) {
        store.export(subject.identityNumbers(), sink);
    }

    @Override
    public int erase(Subject subject) {
        var hashes = new LinkedHashMap<Long, String>();
        store.accounts(subject.identityNumbers())
                .forEach(account -> hashes.put(account.identity(), hash.of(account.source(), account.key())));
        if (hashes.isEmpty()) {
            return 0;
        }
        store.erase(hashes, clock.instant());
        return hashes.size() + log.forget(Type.IDENTITY, hashes.keySet());
    }
}
