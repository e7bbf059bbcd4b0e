package dev.hearth.community;

import dev.hearth.platform.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * An outcome goal as somebody states it; see {@link Goal}.
 *
 * @throws Refusal {@code community.goal_invalid} naming the field
 */
public record NewGoal(
        String title,
        double baseline,
        double target,
        String unit,
        LocalDate due,
        String owner,
        List<Goal.Action> actions) {
    private static final int MAX_ACTIONS = 20;

    public NewGoal {
        actions = List.copyOf(actions);
        requireText("title", title, 200);
        requireText("unit", unit, 40);
        requireText("owner", owner, 80);
        require("baseline", Double.isFinite(baseline));
        require("target", Double.isFinite(target) && target != baseline);
        require("actions", actions.size() <= MAX_ACTIONS);
        for (Goal.Action action : actions) {
            requireText("actions", action.title(), 200);
            requireText("actions", action.owner(), 80);
        }
    }

    private static void requireText(String field, String text, int maxLength) {
        require(field, !text.isBlank() && text.length() <= maxLength);
    }

    private static void require(String field, boolean valid) {
        if (!valid) {
            throw new Refusal(Refusal.Kind.INVALID, "community.goal_invalid", Map.of("field", field));
        }
    }
}
