package dev.hearth.insight.internal.rules;

import dev.hearth.insight.Figure;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.Pitfall.Direction;
import dev.hearth.insight.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pitfall judged, before it is put into words.
 *
 * @param id of the pitfall
 * @param variant which of its sentences tells the finding
 * @param limit absent where nothing is compared
 * @param words values the sentences name
 */
public record Judgement(
        String id,
        Verdict verdict,
        String variant,
        String unit,
        Figure figure,
        @Nullable Limit limit,
        List<String> inputs,
        @Nullable Long sample,
        @Nullable LocalDate since,
        Map<String, Object> words) {
    public Judgement {
        inputs = List.copyOf(inputs);
        words = Map.copyOf(words);
    }

    /**
     * Where acceptable ends.
     *
     * @param reason which of the pitfall's reasons says why there
     */
    public record Limit(double value, Direction direction, String reason) {}

    static Judgement cannot(String id, String unit, List<String> inputs, MissingInput... missing) {
        return new Judgement(
                id,
                Verdict.CANNOT_JUDGE,
                "cannot_judge",
                unit,
                Figure.cannotJudge(missing),
                null,
                inputs,
                null,
                null,
                Map.of());
    }
}
