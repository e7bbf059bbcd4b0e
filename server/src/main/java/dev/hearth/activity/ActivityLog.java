package dev.hearth.activity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The writing side of the log. A state change and its activity are written in one transaction: the log is the outbox.
 *
 * <p>Order inside the transaction: {@link #claim} the source keys first, write state for the fresh ones, and
 * {@link #append} last, because a line's sequence should be drawn as late as possible.
 */
public interface ActivityLog {
    /** At most so many keys or lines per call. */
    int MAX_BATCH = 10_000;

    /** At most so many subjects are forgotten per call. */
    int MAX_FORGOTTEN = 100_000;

    /**
     * A line known to its source by a key.
     *
     * @param key the source's own id, or a hash with an occurrence number; at most 200 characters
     * @param activity id the line will have
     * @param subject what the line is about, so that a later line can refer to it by key (a reply to a message)
     */
    record Claim(String key, UUID activity, Subject subject) {}

    /**
     * Claims source keys; returns the keys that were not there before. Keys already claimed, earlier or twice in the
     * same call, are left out, so importing a file a second time appends nothing. Waits for concurrent claims of the
     * same key to commit or roll back. Needs a transaction.
     */
    Set<String> claim(CommunityId community, Source source, List<Claim> claims);

    /** The subjects of keys claimed before; keys unknown so far are absent. */
    Map<String, Subject> subjectsOf(CommunityId community, Source source, Collection<String> keys);

    /**
     * Forgets by which keys their sources knew these subjects; the lines of the log stay. A subject forgotten is new to
     * an import, so whoever erases must refuse its lines from then on. Reads all keys once: for rare use. Needs a
     * transaction.
     *
     * @return how many keys were forgotten
     */
    int forget(Subject.Type type, Collection<Long> numbers);

    /**
     * Appends lines in the order given; must be the last statement of its transaction.
     *
     * @throws IllegalStateException outside a transaction
     */
    void append(List<NewActivity> lines);
}
