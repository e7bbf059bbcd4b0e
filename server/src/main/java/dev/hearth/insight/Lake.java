package dev.hearth.insight;

import java.time.Duration;

/** The activities as the query engine sees them: how fresh they are. */
public interface Lake {
    /** Sequence of the newest line that queries see; 0 when empty. */
    long exportedSequence();

    /** The newest snapshot; 0 when empty. */
    long manifestVersion();

    /** Waits until queries see every line up to {@code sequence}; false when {@code timeout} ran out first. */
    boolean awaitExported(long sequence, Duration timeout) throws InterruptedException;
}
