package dev.hearth.testing;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs a check on many random cases. A failure names its seed; {@code -Dhearth.seed=SEED} runs that one case again, and
 * {@code -Dhearth.cases=N} runs more or fewer.
 */
public final class Property {
    /** One case: draws what it needs from the generator and asserts. */
    @FunctionalInterface
    public interface Case {
        void check(Random random) throws Exception;
    }

    /** Seeds are the same in every run, so that a red build is red again; other seeds come by the system property. */
    private static final long FIRST_SEED = 20_261_123;

    private Property() {}

    /** @param cases how many where no property says otherwise */
    public static void forAll(int cases, Case check) {
        @Nullable Long only = Long.getLong("hearth.seed");
        int count = only != null ? 1 : Integer.getInteger("hearth.cases", cases);
        for (int at = 0; at < count; at++) {
            long seed = only != null ? only : FIRST_SEED + at;
            try {
                check.check(new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        "case " + (at + 1) + " of " + count + " failed; again with -Dhearth.seed=" + seed, e);
            }
        }
    }
}
