package dev.hearth.activity;

import java.util.List;

/**
 * A reader of the log with a durable cursor, run by the log: a bean of this type is given every line in order, at least
 * once; the cursor moves in the transaction in which {@link #follow} ran, so what it writes to this database happens
 * exactly once.
 */
public interface ActivityFollower {
    /** Stable name of the cursor, {@code module.noun}. */
    String name();

    /** Takes the next lines, in sequence order; runs in a transaction. */
    void follow(List<LoggedActivity> lines);

    /** Forgets all derived state: the log will be followed again from its first line. Runs in a transaction. */
    void reset();

    /** Lines wanted per call, 1 to {@link ActivityReader#MAX_BATCH}. */
    default int batchSize() {
        return 5_000;
    }
}
