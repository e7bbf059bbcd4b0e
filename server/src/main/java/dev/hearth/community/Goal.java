package dev.hearth.community;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An outcome goal of a community.
 *
 * @param title the outcome, such as "30-day retention of newcomers"
 * @param baseline the figure when the goal was set, in {@code unit}
 * @param target the figure wanted by {@code due}
 * @param owner who answers for it
 * @param actions what will be done, each with its own owner
 * @param reviewedAt when it was last looked at
 */
public record Goal(
        UUID id,
        String title,
        double baseline,
        double target,
        String unit,
        LocalDate due,
        String owner,
        List<Action> actions,
        Instant reviewedAt) {
    /** A step towards the goal. */
    public record Action(String title, String owner) {}

    public Goal {
        actions = List.copyOf(actions);
    }
}
