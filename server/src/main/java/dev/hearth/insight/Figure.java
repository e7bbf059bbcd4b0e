package dev.hearth.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A figure is known, or it cannot be judged because inputs are missing: there is no third state and no guess. */
public sealed interface Figure {
    /**
     * A known figure.
     *
     * @param numerator the exact count above the line; for a plain count the count itself
     * @param denominator the exact count below the line; absent where the figure is no quotient
     */
    record Known(
            double value,
            @Nullable Double numerator,
            @Nullable Double denominator) implements Figure {}

    /** Not known, and which inputs would make it known. */
    record CannotJudge(List<MissingInput> missing) implements Figure {
        public CannotJudge {
            missing = List.copyOf(missing);
            if (missing.isEmpty()) {
                throw new IllegalArgumentException("a figure that cannot be judged names what is missing");
            }
        }
    }

    static Figure count(long value) {
        return new Known(value, (double) value, null);
    }

    /** A share or mean; without anything below the line there is nothing to divide, so {@code ifEmpty} is missing. */
    static Figure quotient(double numerator, double denominator, MissingInput ifEmpty) {
        return denominator == 0 ? cannotJudge(ifEmpty) : new Known(numerator / denominator, numerator, denominator);
    }

    static Figure cannotJudge(MissingInput... missing) {
        return new CannotJudge(List.of(missing));
    }
}
