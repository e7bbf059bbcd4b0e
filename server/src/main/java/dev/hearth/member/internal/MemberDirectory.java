package dev.hearth.member.internal;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.Source;
import dev.hearth.member.Identities;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class MemberDirectory implements Identities {
    private static final int MAX_NAMES = 1_000;

    private final MemberStore store;
    private final ErasureStore erasures;
    private final AccountHash hash;
    private final Clock clock;

    MemberDirectory(MemberStore store, ErasureStore erasures, AccountHash hash, Clock clock) {
        this.store = store;
        this.erasures = erasures;
        this.hash = hash;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Map<String, IdentityId> ensure(CommunityId community, Source source, Collection<Account> accounts) {
        var byKey = new LinkedHashMap<String, Account>();
        accounts.forEach(account -> byKey.merge(account.key(), account, (a, b) -> a.displayName() == null ? b : a));
        erasures.excludeErasures();
        var all = new HashMap<>(store.identities(source, byKey.keySet()));
        byKey.keySet().removeAll(all.keySet());
        Map<String, IdentityId> nameless = byKey.isEmpty() ? Map.of() : erasedAmong(source, byKey.keySet());
        byKey.keySet().removeAll(nameless.keySet());
        if (!byKey.isEmpty()) {
            store.insertIdentities(source, List.copyOf(byKey.values()), clock.instant());
            all.putAll(store.identities(source, byKey.keySet()));
        }
        if (store.insertMemberships(community, all.values()) > 0) {
            store.bumpStandings(community);
        }
        all.putAll(nameless);
        return all;
    }

    private Map<String, IdentityId> erasedAmong(Source source, Collection<String> keys) {
        var keyByHash = new HashMap<String, String>();
        keys.forEach(key -> keyByHash.put(hash.of(source.name(), key), key));
        var found = new HashMap<String, IdentityId>();
        erasures.erasedAccounts(keyByHash.keySet())
                .forEach((hash, identity) -> found.put(keyByHash.getOrDefault(hash, hash), identity));
        return found;
    }

    @Override
    @Transactional
    public Set<IdentityId> erased(Collection<IdentityId> identities) {
        erasures.excludeErasures();
        return erasures.erased(identities);
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
