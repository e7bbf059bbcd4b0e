package dev.hearth.conversation;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.Origin;
import dev.hearth.activity.Precision;
import dev.hearth.activity.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages of groups. The text stays here; the log gets its facts. */
public interface Messages {
    /** Ceiling of one text, in UTF-16 units. */
    int MAX_TEXT_LENGTH = 100_000;

    /**
     * A message as its source tells it.
     *
     * @param key the source's own id, or the line's hash with occurrence number
     * @param replyToKey key of the message it answers; that one may come later
     * @param mentions how many people it names
     * @param reactions how often each reaction was given
     */
    record Incoming(
            String key,
            GroupId group,
            IdentityId sender,
            ActorRole senderRole,
            Instant at,
            Precision precision,
            String text,
            @Nullable String replyToKey,
            int mentions,
            Map<String, Integer> reactions) {
        public Incoming {
            reactions = Map.copyOf(reactions);
        }
    }

    /** What became of a batch; what an erased person said is left out like a duplicate. */
    record Recorded(int accepted, int duplicates) {}

    /**
     * Records messages with their activity; those recorded before are left as they are. At most
     * {@link dev.hearth.activity.ActivityLog#MAX_BATCH}. Needs a transaction.
     */
    Recorded record(CommunityId community, Source source, Origin origin, List<Incoming> messages);
}
