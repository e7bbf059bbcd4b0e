package dev.hearth.member;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.Source;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Identities (accounts in sources) and the persons behind them. */
public interface Identities {
    /**
     * An account as its source names it.
     *
     * @param key the source's own id of the account
     * @param displayName absent where the source tells none; then the key is shown
     */
    record Account(String key, @Nullable String displayName) {}

    /**
     * How the identity is read today. A merge or a corrected role changes this, never the log.
     *
     * @param person dense number of the person
     * @param role as known now
     */
    record Standing(IdentityId identity, long person, ActorRole role) {}

    /**
     * The identities of these accounts, made (each with a person of its own) where they are new. An erased account is
     * its nameless identity again; its name is not stored. Needs a transaction: no person is erased until its end.
     */
    Map<String, IdentityId> ensure(CommunityId community, Source source, Collection<Account> accounts);

    /**
     * Those of these identities whose person was erased: nothing may be recorded of them. Needs a transaction: no
     * person is erased until its end.
     */
    Set<IdentityId> erased(Collection<IdentityId> identities);

    /** Every identity of a community; streams nothing, so callers hold all rows (about 50 bytes each). */
    List<Standing> standings(CommunityId community);

    /** Changes whenever the standings of a community changed: a cache key. */
    long standingsVersion(CommunityId community);

    /** Names to show, by person number; a person who was erased has none. At most 1,000 per call. */
    Map<Long, String> namesOfPersons(CommunityId community, Collection<Long> persons);
}
