package dev.hearth.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log as its readers get it, in sequence order.
 *
 * @param sequence position in the log; gaps are normal
 * @param kind name of the kind
 * @param kindVersion version of the facts' shape
 */
public record LoggedActivity(
        long sequence,
        UUID id,
        String kind,
        int kindVersion,
        CommunityId community,
        @Nullable GroupId group,
        @Nullable IdentityId actor,
        ActorRole actorRole,
        @Nullable Subject subject,
        Source source,
        Origin origin,
        Instant occurredAt,
        Precision precision,
        Instant recordedAt,
        @Nullable Money amount,
        Map<String, Object> facts) {
    public LoggedActivity {
        facts = Map.copyOf(facts);
    }
}
