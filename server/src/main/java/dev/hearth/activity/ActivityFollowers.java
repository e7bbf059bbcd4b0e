package dev.hearth.activity;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log's followers at work: how far they are, and how to have one begin again. */
public interface ActivityFollowers {
    /**
     * Where one follower stands.
     *
     * @param sequence of the last line it has taken
     * @param failures in a row; 0 when it is well
     * @param lastFailure kind of the last failure in that row, without any content
     */
    record Standing(
            String name,
            long sequence,
            int failures,
            @Nullable String lastFailure) {}

    /**
     * Where the log stands.
     *
     * @param lastSequence drawn last
     * @param safeHorizon up to which readers may read
     * @param horizonStillFor how long lines above the horizon have waited without its moving
     */
    record Status(long lastSequence, long safeHorizon, Duration horizonStillFor, List<Standing> followers) {
        public Status {
            followers = List.copyOf(followers);
        }
    }

    /**
     * Resets the follower's derived state and has it follow the log again from its first line, in the background.
     * Waits for the follower's current batch.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    void rebuild(String name);

    /**
     * Waits until the follower has taken every line committed before this call.
     *
     * @return false where the time was up first
     * @throws IllegalArgumentException for an unknown name
     */
    boolean awaitCaughtUp(String name, Duration timeout);

    Status status();
}
