package dev.hearth.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something that another thread or process brings about, with a deadline. */
public final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Eventually() {}

    /** The first value that fits. */
    public static <T> T value(Duration deadline, Supplier<T> supplier, Predicate<T> fits) {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            T value = supplier.get();
            if (fits.test(value)) {
                return value;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + deadline + ": " + value);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
