package dev.hearth.member;

import dev.hearth.activity.ActivityLog;
import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.Origin;
import dev.hearth.activity.Precision;
import dev.hearth.activity.Source;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who joined and left which community, and in which role somebody stands in it. */
public interface Memberships {
    /** Which way somebody went. */
    enum Direction {
        JOINED,
        LEFT
    }

    /**
     * A join or leave as its source tells it.
     *
     * @param key the source's own id of the line, or its hash with occurrence number
     * @param group absent where the source speaks of the whole community
     * @param joinSource code, campaign or inviter's channel that brought the member: a short code
     */
    record Movement(
            String key,
            Direction direction,
            @Nullable GroupId group,
            IdentityId identity,
            Instant at,
            Precision precision,
            @Nullable IdentityId inviter,
            @Nullable String joinSource) {}

    /** What became of a batch; what is told of an erased person is left out like a duplicate. */
    record Recorded(int accepted, int duplicates) {}

    /** Records movements with their activity; at most {@link ActivityLog#MAX_BATCH}. Needs a transaction. */
    Recorded record(CommunityId community, Source source, Origin origin, List<Movement> movements);

    /** The roles of these identities as they are known now. */
    Map<IdentityId, ActorRole> roles(Collection<IdentityId> identities);

    /** Sets the role in which an identity stands, as its source or an operator says. */
    void assignRole(CommunityId community, IdentityId identity, ActorRole role);
}
