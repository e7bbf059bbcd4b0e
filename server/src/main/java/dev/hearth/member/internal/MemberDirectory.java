package dev.hearth.member.internal;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.Source;
import dev.hearth.member.Identities;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class MemberDirectory implements Identities {
    private static final int MAX_NAMES = 1_000;

    private final MemberStore store;
    private final Clock clock;

    MemberDirectory(MemberStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Map<String, IdentityId> ensure(CommunityId community, Source source, Collection<Account> accounts) {
        var byKey = new LinkedHashMap<String, Account>();
        accounts.forEach(account -> byKey.merge(account.key(), account, (a, b) -> a.displayName() == null ? b : a));
        Map<String, IdentityId> known = store.identities(source, byKey.keySet());
        List<Account> missing = byKey.values().stream()
                .filter(account -> !known.containsKey(account.key()))
                .toList();
        Map<String, IdentityId> all = known;
        if (!missing.isEmpty()) {
            store.insertIdentities(source, missing, clock.instant());
            all = store.identities(source, byKey.keySet());
        }
        if (store.insertMemberships(community, all.values()) > 0) {
            store.bumpStandings(community);
        }
        return all;
    }

    @Override
    public List<Standing> standings(CommunityId community) {
        return store.standings(community);
    }

    @Override
    public long standingsVersion(CommunityId community) {
        return store.standingsVersion(community);
    }

    @Override
    public Map<Long, String> namesOfPersons(CommunityId community, Collection<Long> persons) {
        if (persons.size() > MAX_NAMES) {
            throw new IllegalArgumentException("at most " + MAX_NAMES + " names per call");
        }
        return store.names(community, persons);
    }

    @Transactional
    void assignRole(CommunityId community, IdentityId identity, ActorRole role) {
        if (store.updateRole(identity, role)) {
            store.bumpStandings(community);
        }
    }
}
