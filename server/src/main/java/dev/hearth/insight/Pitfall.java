package dev.hearth.insight;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A known way in which communities die, checked on this one.
 *
 * @param id stable name, such as {@code thin-interaction}
 * @param unit of the figure and of the threshold
 * @param inputs what the check reads
 * @param sample number of cases behind the figure; absent where nothing was counted
 * @param since local day from which it has been so; absent where it is not so or cannot be told
 * @param why the finding in one or two sentences, with its figures
 * @param remedy the next step
 */
public record Pitfall(
        String id,
        String title,
        Verdict verdict,
        String unit,
        Figure figure,
        @Nullable Threshold threshold,
        List<String> inputs,
        @Nullable Long sample,
        @Nullable LocalDate since,
        String why,
        String remedy) {
    public Pitfall {
        inputs = List.copyOf(inputs);
    }

    /**
     * Where acceptable ends.
     *
     * @param direction on which side the figure should stay
     * @param reason why it is set there
     */
    public record Threshold(double value, Direction direction, String reason) {}

    /** The acceptable side of a threshold. */
    public enum Direction {
        AT_LEAST,
        BELOW
    }
}
