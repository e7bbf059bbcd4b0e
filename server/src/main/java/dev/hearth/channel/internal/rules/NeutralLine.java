package dev.hearth.channel.internal.rules;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.Money;
import dev.hearth.activity.Precision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of Hearth's neutral NDJSON, version 1; {@code docs/import/ndjson.md} describes it for people. */
public sealed interface NeutralLine {
    /** The source's own id of the line; absent: the line's hash and occurrence number stand in. */
    @Nullable
    String id();

    /** An account as the line names it. */
    record Account(String key, @Nullable String name) {}

    record Message(
            @Nullable String id,
            String group,
            Account sender,
            Instant at,
            Precision precision,
            String text,
            @Nullable String replyTo,
            List<String> mentions,
            Map<String, Integer> reactions)
            implements NeutralLine {}

    /** An account's name and role; has no time and writes no activity. */
    record Member(Account account, @Nullable ActorRole role) implements NeutralLine {
        @Override
        public String id() {
            return account.key();
        }
    }

    /** Somebody joined ({@code joined}) or left. */
    record Movement(
            @Nullable String id,
            boolean joined,
            @Nullable String group,
            Account member,
            Instant at,
            Precision precision,
            @Nullable String inviter,
            @Nullable String joinSource)
            implements NeutralLine {}

    record Order(@Nullable String id, @Nullable Account buyer, Instant at, Precision precision, Money amount)
            implements NeutralLine {}
}
