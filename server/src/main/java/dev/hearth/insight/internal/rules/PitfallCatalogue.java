package dev.hearth.insight.internal.rules;

import dev.hearth.community.Goal;
import dev.hearth.community.Group;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.Verdict;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every pitfall that is checked, gravest verdict first, otherwise in this order. */
public final class PitfallCatalogue {
    private PitfallCatalogue() {}

    /**
     * Judges them all.
     *
     * @param groups those that the question is about
     * @param forGroup whether it is about one group
     * @param now by which goals are due or overdue: goals are about today, whatever the age of the data
     */
    public static List<Judgement> judge(
            Facts facts, List<Group> groups, List<Goal> goals, boolean forGroup, Instant now, ZoneId zone) {
        return Stream.of(
                        InteractionRule.judge(facts, zone),
                        DeathRule.judge(facts, zone),
                        GrowthRule.judge(facts),
                        StageRule.judge(facts),
                        SizeRule.judge(facts, groups),
                        GoalRule.judge(goals, forGroup, now, zone),
                        // until messages carry a class, no source tells a promotion from a greeting
                        unclassified("selling-too-soon", "promotions"),
                        unclassified("broadcast-only", "ratio"),
                        Judgement.cannot(
                                "discount-mart",
                                "ratio",
                                List.of("commerce.order.placed", "conversation.message.class"),
                                MissingInput.MESSAGE_CLASS,
                                MissingInput.ORDERS))
                .sorted(Comparator.comparing(Judgement::verdict, Comparator.comparingInt(PitfallCatalogue::rank)))
                .toList();
    }

    private static Judgement unclassified(String id, String unit) {
        return Judgement.cannot(id, unit, List.of("conversation.message.class"), MissingInput.MESSAGE_CLASS);
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case DANGER -> 0;
            case WATCH -> 1;
            case CANNOT_JUDGE -> 2;
            case GOOD -> 3;
        };
    }
}
