package dev.hearth.activity.internal;

import dev.hearth.activity.ActivityFollower;
import dev.hearth.activity.ActivityFollowers;
import dev.hearth.activity.ActivityReader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs every follower on a virtual thread of its own. */
public final class FollowerRunner implements ActivityFollowers, SmartLifecycle {
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final Duration CURSOR_POLL = Duration.ofMillis(10);

    private final CursorStore cursors;
    private final LogStore lines;
    private final Horizon horizon;
    private final Clock clock;
    private final Map<String, FollowerLoop> loops = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    FollowerRunner(
            List<ActivityFollower> followers,
            CursorStore cursors,
            LogStore lines,
            Horizon horizon,
            TransactionTemplate transactions,
            Clock clock) {
        this.cursors = cursors;
        this.lines = lines;
        this.horizon = horizon;
        this.clock = clock;
        for (ActivityFollower follower : followers) {
            if (follower.batchSize() < 1 || follower.batchSize() > ActivityReader.MAX_BATCH) {
                throw new IllegalStateException("batch size of follower " + follower.name());
            }
            var loop = new FollowerLoop(follower, cursors, lines, horizon, transactions, clock);
            if (loops.put(follower.name(), loop) != null) {
                throw new IllegalStateException("two followers named " + follower.name());
            }
        }
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        horizon.start();
        loops.forEach((name, loop) -> {
            cursors.ensure(name, clock.instant());
            threads.add(Thread.ofVirtual().name("activity-follower-" + name).start(loop::run));
        });
    }

    @Override
    public synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        loops.values().forEach(FollowerLoop::stop);
        long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
        try {
            for (Thread thread : threads) {
                // interruption closes the connection of a batch that would not end: it rolls back
                if (!thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    thread.interrupt();
                }
            }
            horizon.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void rebuild(String name) {
        loop(name).rebuild();
    }

    @Override
    public boolean awaitCaughtUp(String name, Duration timeout) {
        loop(name);
        long deadline = System.nanoTime() + timeout.toNanos();
        horizon.look();
        long target = horizon.lastKnownSequence();
        try {
            if (!horizon.await(() -> horizon.known() >= target, timeout)) {
                return false;
            }
            long last = lines.lastLine(target);
            while (cursors.sequence(name) < last) {
                if (System.nanoTime() >= deadline) {
                    return false;
                }
                Thread.sleep(CURSOR_POLL);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public Status status() {
        return new Status(
                horizon.lastKnownSequence(),
                horizon.known(),
                horizon.stillFor(),
                loops.values().stream().map(FollowerLoop::standing).toList());
    }

    private FollowerLoop loop(String name) {
        FollowerLoop loop = loops.get(name);
        if (loop == null) {
            throw new IllegalArgumentException("no follower named " + name);
        }
        return loop;
    }
}
