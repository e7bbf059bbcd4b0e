package dev.hearth.insight.internal.rules;

import dev.hearth.community.Goal;
import dev.hearth.insight.Figure;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.Pitfall.Direction;
import dev.hearth.insight.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * no-goal: is there one outcome goal that is worked on? It wants a target other than its baseline, a due date to come,
 * actions that each have an owner, and a look within the last {@value #REVIEW_DAYS} days: two weekly meetings may be
 * missed, not three.
 */
public final class GoalRule {
    static final int REVIEW_DAYS = 14;
    private static final String ID = "no-goal";
    private static final List<String> INPUTS = List.of("community.goals");

    private GoalRule() {}

    public static Judgement judge(List<Goal> goals, boolean forGroup, Instant now, ZoneId zone) {
        if (forGroup) {
            return Judgement.cannot(ID, "goals", INPUTS, MissingInput.GROUP_GOALS);
        }
        List<List<String>> lacking =
                goals.stream().map(goal -> lacking(goal, now, zone)).toList();
        long sound = lacking.stream().filter(List::isEmpty).count();
        var limit = new Judgement.Limit(1, Direction.AT_LEAST, "default");
        if (goals.isEmpty()) {
            return new Judgement(
                    ID, Verdict.DANGER, "none", "goals", Figure.count(0), limit, INPUTS, 0L, null, Map.of());
        }
        if (sound > 0) {
            return new Judgement(
                    ID,
                    Verdict.GOOD,
                    "good",
                    "goals",
                    Figure.count(sound),
                    limit,
                    INPUTS,
                    (long) goals.size(),
                    null,
                    Map.of("sound", sound));
        }
        List<String> least =
                lacking.stream().min(Comparator.comparingInt(List::size)).orElseThrow();
        Goal nearest = goals.get(lacking.indexOf(least));
        LocalDate since = least.contains("review")
                ? nearest.reviewedAt()
                        .plus(Duration.ofDays(REVIEW_DAYS))
                        .atZone(zone)
                        .toLocalDate()
                : null;
        return new Judgement(
                ID,
                Verdict.WATCH,
                "lacking",
                "goals",
                Figure.count(0),
                limit,
                INPUTS,
                (long) goals.size(),
                since,
                Map.of("goal", nearest.title(), "lacking", least));
    }

    private static List<String> lacking(Goal goal, Instant now, ZoneId zone) {
        var lacking = new ArrayList<String>();
        if (goal.title().isBlank() || goal.target() == goal.baseline()) {
            lacking.add("target");
        }
        if (goal.due().isBefore(now.atZone(zone).toLocalDate())) {
            lacking.add("due");
        }
        if (goal.actions().isEmpty()) {
            lacking.add("actions");
        } else if (goal.actions().stream().anyMatch(action -> action.owner().isBlank())) {
            lacking.add("owners");
        }
        if (goal.reviewedAt().plus(Duration.ofDays(REVIEW_DAYS)).isBefore(now)) {
            lacking.add("review");
        }
        return lacking;
    }
}
