package dev.hearth.insight.internal.rules;

import dev.hearth.community.Group;
import dev.hearth.community.GroupType;
import dev.hearth.insight.Figure;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.Pitfall.Direction;
import dev.hearth.insight.Verdict;
import dev.hearth.insight.internal.rules.Facts.GroupWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * too-big: in groups meant for relationships, do more people speak in a week than can know each other? The bound is 150
 * after R. I. M. Dunbar, "Neocortex size as a constraint on group size in primates", Journal of Human Evolution 22
 * (1992); four fifths of it is watch. The figure is the median of the last four periods of 7 days, of the largest such
 * group. Notice, benefit, flash, course and VIP groups are exempt: nobody has to know everybody there.
 */
public final class SizeRule {
    static final double DUNBAR = 150;
    static final double NEAR = 0.8 * DUNBAR;
    private static final int WEEKS = 4;
    private static final String ID = "too-big";
    private static final List<String> INPUTS =
            List.of("community.group.type", "conversation.message.posted", "member.standing");

    private SizeRule() {}

    /** @param groups those that the question is about */
    public static Judgement judge(Facts facts, List<Group> groups) {
        var limit = new Judgement.Limit(DUNBAR, Direction.BELOW, "default");
        Group largest = null;
        double most = -1;
        boolean unknown = groups.isEmpty();
        for (Group group : groups) {
            unknown |= group.type() == null;
            if (group.type() == GroupType.RELATIONSHIP) {
                double speakers = medianSpeakers(facts.weeks(), group.id().value());
                if (speakers > most) {
                    most = speakers;
                    largest = group;
                }
            }
        }
        boolean decided = largest != null && most >= NEAR;
        if (unknown && !decided) {
            return Judgement.cannot(ID, "persons_per_week", INPUTS, MissingInput.GROUP_TYPE);
        }
        if (largest == null) {
            return new Judgement(
                    ID,
                    Verdict.GOOD,
                    "exempt",
                    "persons_per_week",
                    Figure.count(0),
                    limit,
                    INPUTS,
                    0L,
                    null,
                    Map.of("groups", (long) groups.size()));
        }
        Verdict verdict;
        if (most >= DUNBAR) {
            verdict = Verdict.DANGER;
        } else {
            verdict = most >= NEAR ? Verdict.WATCH : Verdict.GOOD;
        }
        return new Judgement(
                ID,
                verdict,
                verdict.code(),
                "persons_per_week",
                new Figure.Known(most, null, null),
                limit,
                INPUTS,
                (long) WEEKS,
                null,
                Map.of("group", largest.name(), "speakers", Math.round(most)));
    }

    private static double medianSpeakers(List<GroupWeek> weeks, int group) {
        long[] speakers = new long[WEEKS];
        for (GroupWeek week : weeks) {
            if (week.group() == group) {
                speakers[week.index()] = week.speakers();
            }
        }
        Arrays.sort(speakers);
        return (speakers[1] + speakers[2]) / 2.0;
    }
}
