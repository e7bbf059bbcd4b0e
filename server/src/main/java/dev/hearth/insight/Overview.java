package dev.hearth.insight;

import dev.hearth.community.Community;
import dev.hearth.platform.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All communities at a glance, from totals that follow the log. */
public interface Overview {
    /**
     * A community and its totals.
     *
     * @param messages all messages in the log, whoever wrote them
     * @param living whether anything in it happened live; false for an imported history
     * @param lastActivityAt absent where nothing happened yet
     */
    record Item(
            Community community,
            long messages,
            boolean living,
            @Nullable Instant lastActivityAt) {}

    /** Communities by name. */
    Page<Item> list(@Nullable String cursor, int limit);
}
