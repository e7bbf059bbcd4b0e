package dev.hearth.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for something that another thread or process brings about, with a deadline. */
public final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Eventually() {}

    /** Returns as soon as the condition holds; fails when the time is up first. */
    public static void eventually(String what, Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience + ": " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** The first value that fits; fails with the last one when the time is up first. */
    public static <T> T value(Duration patience, Supplier<T> supplier, Predicate<T> fits) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            T value = supplier.get();
            if (fits.test(value)) {
                return value;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience + ": " + value);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Returns once the condition holds; an exception of it counts as not yet. */
    public static void within(Duration patience, String what, Callable<Boolean> condition) {
        var last = new AtomicReference<@Nullable Exception>();
        try {
            eventually(what, patience, () -> {
                try {
                    return condition.call();
                } catch (Exception e) {
                    last.set(e);
                    return false;
                }
            });
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage(), last.get());
        }
    }
}
