package dev.hearth.insight.internal.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Median waiting time when some are still waiting: E. L. Kaplan and P. Meier, "Nonparametric Estimation from Incomplete
 * Observations", Journal of the American Statistical Association 53 (1958).
 */
public final class KaplanMeier {
    private KaplanMeier() {}

    /** How many waits ended, and how many were cut short by the end of the data, after the same time. */
    public record Step(long duration, long ended, long cut) {}

    /**
     * The shortest duration by which at least half have ended; null when that is never reached.
     *
     * @param steps by rising duration
     */
    public static @Nullable Long median(List<Step> steps) {
        long waiting =
                steps.stream().mapToLong(step -> step.ended() + step.cut()).sum();
        double surviving = 1;
        for (Step step : steps) {
            surviving *= 1 - (double) step.ended() / waiting;
            if (step.ended() > 0 && surviving <= 0.5) {
                return step.duration();
            }
            waiting -= step.ended() + step.cut();
        }
        return null;
    }
}
