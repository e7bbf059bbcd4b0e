package dev.hearth.activity.internal;

import dev.hearth.activity.ActivityFollower;
import dev.hearth.activity.ActivityFollowers.Standing;
import dev.hearth.activity.LoggedActivity;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads one follower along the log. Any number of nodes may run the same loop: the cursor's row lock takes turns. */
final class FollowerLoop {
    private static final Logger LOG = LoggerFactory.getLogger(FollowerLoop.class);
    private static final Duration FIRST_RETRY_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(30);
    private static final Duration OTHER_NODE_PAUSE = Duration.ofMillis(100);
    /** So often the cursor is looked at although no line is known to wait: another node may have reset it. */
    private static final Duration IDLE_CHECK = Duration.ofSeconds(5);

    private enum Round {
        MORE,
        CAUGHT_UP,
        ELSEWHERE
    }

    private final ActivityFollower follower;
    private final CursorStore cursors;
    private final LogStore lines;
    private final Horizon horizon;
    private final TransactionTemplate transactions;
    private final Clock clock;
    /** Up to here nothing is left to do as far as this node knows; lowered when the follower is reset. */
    private volatile long examined;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile int failures;
    private volatile @Nullable String lastFailure;

    FollowerLoop(
            ActivityFollower follower,
            CursorStore cursors,
            LogStore lines,
            Horizon horizon,
            TransactionTemplate transactions,
            Clock clock) {
        this.follower = follower;
        this.cursors = cursors;
        this.lines = lines;
        this.horizon = horizon;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Follows until {@link #stop}; a batch begun is finished. */
    void run() {
        try {
            while (!stopped()) {
                turn();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        stopping.countDown();
        horizon.wake();
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private void pause(Duration duration) throws InterruptedException {
        var _ = stopping.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void turn() throws InterruptedException {
        try {
            Round round = transactions.execute(status -> round());
            failures = 0;
            lastFailure = null;
            switch (round) {
                case MORE -> {}
                case CAUGHT_UP -> horizon.await(() -> stopped() || horizon.known() > examined, IDLE_CHECK);
                case ELSEWHERE -> pause(OTHER_NODE_PAUSE);
            }
        } catch (RuntimeException e) {
            failures++;
            lastFailure = e.getClass().getSimpleName();
            Duration delay = retryDelay(failures);
            LOG.warn("follower {} failed {} times, next try in {} ms", name(), failures, delay.toMillis(), e);
            pause(delay);
        }
    }

    private Round round() {
        long safe = horizon.known();
        OptionalLong cursor = cursors.tryLock(name());
        if (cursor.isEmpty()) {
            return Round.ELSEWHERE;
        }
        int limit = follower.batchSize();
        List<LoggedActivity> batch = lines.read(cursor.getAsLong(), safe, limit);
        if (!batch.isEmpty()) {
            follower.follow(batch);
            cursors.move(name(), batch.getLast().sequence(), clock.instant());
        }
        if (batch.size() == limit) {
            return Round.MORE;
        }
        examined = safe;
        return Round.CAUGHT_UP;
    }

    /** Forgets the derived state; the log is followed from its beginning. */
    void rebuild() {
        transactions.executeWithoutResult(status -> {
            cursors.lock(name());
            follower.reset();
            cursors.move(name(), 0, clock.instant());
        });
        examined = 0;
        horizon.wake();
    }

    String name() {
        return follower.name();
    }

    Standing standing() {
        return new Standing(name(), cursors.sequence(name()), failures, lastFailure);
    }

    static Duration retryDelay(int failures) {
        Duration delay = FIRST_RETRY_DELAY.multipliedBy(1L << Math.min(failures - 1, 16));
        return delay.compareTo(MAX_RETRY_DELAY) < 0 ? delay : MAX_RETRY_DELAY;
    }
}
