package dev.hearth.activity;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line to be appended. The log adds the sequence and the time of recording.
 *
 * @param id UUIDv7 made by the writer; readers are idempotent by it
 * @param group absent where the activity belongs to no group
 * @param actor absent for the system
 * @param occurredAt when it happened, as the source told it with {@code precision}
 * @param facts enumerated facts only (numbers, booleans, short codes): never personal text
 */
public record NewActivity(
        UUID id,
        ActivityKind kind,
        CommunityId community,
        @Nullable GroupId group,
        @Nullable IdentityId actor,
        ActorRole actorRole,
        @Nullable Subject subject,
        Source source,
        Origin origin,
        Instant occurredAt,
        Precision precision,
        @Nullable Money amount,
        Map<String, Object> facts) {
    public NewActivity {
        facts = Map.copyOf(facts);
    }
}
