package dev.hearth.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what must become true, no longer than a deadline. */
public final class Eventually {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private Eventually() {}

    /** Returns once {@code condition} holds; an exception of it counts as not yet. */
    public static void within(Duration limit, String what, Callable<Boolean> condition) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (condition.call()) {
                    return;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last = e;
            }
            Thread.sleep(POLL_INTERVAL);
        }
        throw new AssertionError("not within " + limit.toMillis() + " ms: " + what, last);
    }
}
