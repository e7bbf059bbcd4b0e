package dev.hearth.activity.internal;

import dev.hearth.activity.internal.HorizonStore.Observation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The safe horizon: every line up to it is visible, and none will be added below it.
 *
 * <p><b>The danger.</b> Sequences are drawn in one order and transactions commit in another. A reader that took line 6
 * while the transaction that drew 5 was at work would pass over 5 for ever.
 *
 * <p><b>The mechanism.</b> Before a statement inserts into the log, a trigger notes the sequence's last value as the
 * writer's <i>floor</i> and takes a shared advisory lock whose key is that floor; it is held to the end of the
 * transaction. To look, a reader (1) notes the sequence's last value, (2) lists these locks; the horizon is the least
 * of the value noted and all floors listed; (3) in a later statement, with a snapshot of its own, it reads the lines
 * up to the horizon.
 *
 * <p><b>Proof.</b> Let T be any transaction that draws a sequence s for a line, h a horizon found by a look, s ≤ h.
 * We show that T had ended before step 2 was over, so that step 3 sees the line if it was ever committed.
 *
 * <ol>
 *   <li>T locked before it drew s: a statement-level BEFORE trigger fires before its statement does anything, for
 *       INSERT and for COPY, and the column is GENERATED ALWAYS with its default drawn row by row inside the statement.
 *       (In the executor: {@code fireBSTriggers} runs before the first row is asked for; COPY calls the same triggers
 *       before it reads its first row. Every appending statement takes a lock
 *       of its own, so each line is covered by its statement's; a rollback to a savepoint undoes lines and lock
 *       together.)
 *   <li>T's floor f &lt; s: f is a value of the counter read before s was drawn, and the counter only grows. (CACHE 1:
 *       a session that kept drawn numbers for later could use one below its floor.)
 *   <li>s ≤ h ≤ the value noted in step 1, so s had been drawn by step 1, and T had locked before step 1.
 *   <li>If T still held its lock during step 2 it was listed, for {@code pg_locks} holds all partitions of the lock
 *       table while it copies them and advisory locks take no fast path. Then h ≤ f &lt; s: a contradiction.
 *   <li>So T had released its lock by then. PostgreSQL releases a transaction's locks after it has marked it ended
 *       for every snapshot to come ({@code ProcArrayEndTransaction} before {@code ResourceOwnerRelease}). ∎
 * </ol>
 *
 * <p><b>Corners.</b> The last value is asked of {@code pg_sequence_last_value}, which locks the sequence's page.
 * A plain select from the sequence does not, and may catch the moment in which nextval, writing ahead for the next 32
 * draws, shows a value not yet drawn: too high a horizon. Before the first draw the function gives null: 0. After a
 * crash the counter may have jumped ahead by up to 32: those numbers will never be drawn, so nothing is missed below.
 * A number drawn by a transaction that did not commit may, after a crash, be drawn again; a reader's cursor therefore
 * rests on lines it was given (which were committed, hence durable), never on the horizon itself. Rolled-back
 * sequences leave gaps that nobody waits for. A horizon once found stays true, so a stale one is safe, and a later look
 * that finds a lower one (a writer slow between steps of its trigger) takes nothing back. Isolation above READ
 * COMMITTED would read lines with a snapshot older than the look: it is refused.
 *
 * <p><b>Why not transaction ids?</b> A snapshot's xmax is one past the highest <i>ended</i> transaction, not the
 * highest begun, so "wait until xmin reaches a noted xmax" passes over running transactions whose id is higher. A bound
 * that holds needs a transaction id of the reader's own for each look, and is held back by every writing transaction of
 * every database of the server. Here only a writer between its append and its commit holds readers back; one that sits
 * there idle is cut off by the idle timeout of the pool, and a horizon that stands still is warned of.
 */
final class Horizon {
    private static final Logger LOG = LoggerFactory.getLogger(Horizon.class);
    private static final Duration LEAST_PAUSE = Duration.ofMillis(10);
    private static final Duration BUSY_PAUSE = Duration.ofMillis(20);
    private static final Duration IDLE_PAUSE = Duration.ofMillis(100);
    private static final Duration TROUBLE_PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final Duration WARN_AGAIN_AFTER = Duration.ofSeconds(30);

    private final HorizonStore store;
    private final Duration warnAfter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Condition nudged = lock.newCondition();
    private long safe;
    private long lastSequence;
    private boolean nudge;
    private volatile boolean running;
    private long stillSinceNanos = System.nanoTime();
    private long warnedNanos = Long.MIN_VALUE;
    private @Nullable Thread watcher;

    Horizon(HorizonStore store, Duration warnAfter) {
        this.store = store;
        this.warnAfter = warnAfter;
    }

    /** The horizon found last. */
    long known() {
        lock.lock();
        try {
            return safe;
        } finally {
            lock.unlock();
        }
    }

    /** Looks now. */
    long look() {
        Observation seen = store.observe();
        lock.lock();
        try {
            boolean ahead = seen.horizon() > safe;
            if (ahead || safe >= lastSequence) {
                stillSinceNanos = System.nanoTime();
            }
            if (ahead) {
                safe = seen.horizon();
                moved.signalAll();
            }
            lastSequence = Math.max(lastSequence, seen.lastSequence());
            return safe;
        } finally {
            lock.unlock();
        }
    }

    /** The last sequence drawn as far as known; lines up to the horizon are safe, those above wait. */
    long lastKnownSequence() {
        lock.lock();
        try {
            return lastSequence;
        } finally {
            lock.unlock();
        }
    }

    /** How long the horizon has stood still while sequences above it were drawn. */
    Duration stillFor() {
        lock.lock();
        try {
            return lastSequence > safe ? Duration.ofNanos(System.nanoTime() - stillSinceNanos) : Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /** A local transaction with lines has committed: look soon. */
    void nudge() {
        lock.lock();
        try {
            nudge = true;
            nudged.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the condition holds, at most so long; it is asked again whenever the horizon moves or {@link #wake}. */
    boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Has everybody who waits ask again. */
    void wake() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void start() {
        running = true;
        watcher = Thread.ofVirtual().name("activity-horizon").start(this::watch);
    }

    /** No interruption: it would close the database connection of a virtual thread at work. */
    void stop() throws InterruptedException {
        running = false;
        nudge();
        Thread thread = watcher;
        if (thread != null && !thread.join(STOP_PATIENCE)) {
            thread.interrupt();
        }
    }

    private void watch() {
        Duration pause = BUSY_PAUSE;
        try {
            while (running) {
                pause = turn(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration turn(Duration pause) throws InterruptedException {
        long before = lastKnownSequence();
        Duration next;
        try {
            long horizon = look();
            warnIfStill();
            boolean busy = lastKnownSequence() > before || horizon < lastKnownSequence();
            next = busy ? BUSY_PAUSE : least(pause.multipliedBy(2), IDLE_PAUSE);
        } catch (RuntimeException e) {
            LOG.warn("cannot look for the log's horizon; trying again in {} ms", TROUBLE_PAUSE.toMillis(), e);
            next = TROUBLE_PAUSE;
        }
        TimeUnit.NANOSECONDS.sleep(LEAST_PAUSE.toNanos());
        awaitNudge(next);
        return next;
    }

    private void awaitNudge(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!nudge && left > 0) {
                left = nudged.awaitNanos(left);
            }
            nudge = false;
        } finally {
            lock.unlock();
        }
    }

    private void warnIfStill() {
        long now = System.nanoTime();
        boolean again = warnedNanos == Long.MIN_VALUE || now - warnedNanos > WARN_AGAIN_AFTER.toNanos();
        if (again && stillFor().compareTo(warnAfter) > 0) {
            List<String> holders = store.holders();
            warnedNanos = now;
            LOG.warn(
                    "readers of the log have waited {} s at sequence {} of {} for writers between append and commit: {}",
                    stillFor().toSeconds(),
                    known(),
                    lastKnownSequence(),
                    holders);
        }
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
