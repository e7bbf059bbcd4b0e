package dev.hearth.activity;

import java.util.List;

/** The reading side of the log: lines in sequence order, never one missed, never one out of order. */
public interface ActivityReader {
    /** At most so many lines per read. */
    int MAX_BATCH = 50_000;

    /**
     * Lines with a sequence greater than {@code after}, up to the safe horizon, at most {@code limit}. Fewer than the
     * limit means that no more were safe at the time of the call. A cursor rests on the last line got, never on
     * {@link #safeHorizon}: after a crash of the database a number that nobody committed may be drawn again.
     *
     * @throws IllegalStateException in a transaction above READ COMMITTED, whose snapshot may be older than the horizon
     */
    List<LoggedActivity> read(long after, int limit);

    /** Every line up to this sequence is visible now and will stay as it is. */
    long safeHorizon();
}
