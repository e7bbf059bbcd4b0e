package dev.hearth.insight.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import dev.hearth.community.Goal;
import dev.hearth.community.Group;
import dev.hearth.community.GroupType;
import dev.hearth.insight.Figure;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.Verdict;
import dev.hearth.insight.internal.rules.Facts.GroupWeek;
import dev.hearth.insight.internal.rules.Facts.Quarter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each pitfall: a case in which it must fire, one in which it must not, one that cannot be judged. */
class PitfallRulesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Facts facts(List<Quarter> quarters) {
        return new Facts(NOW, quarters, NOW, NOW, List.of(0L, 0L, 0L), List.of(), 0, 0, false, 0, 0, 0, false);
    }

    private static Facts quarters(long messages, long followed, double... past) {
        var quarters = new ArrayList<Quarter>();
        quarters.add(new Quarter(0, messages, followed));
        for (double rate : past) {
            quarters.add(new Quarter(quarters.size(), 1_000, Math.round(rate * 1_000)));
        }
        return facts(quarters);
    }

    private static void assertMissing(Judgement judgement, MissingInput missing) {
        assertThat(judgement.verdict()).isEqualTo(Verdict.CANNOT_JUDGE);
        assertThat(judgement.figure()).isEqualTo(Figure.cannotJudge(missing));
    }

    @Test
    void thinInteraction() {
        Judgement fell = InteractionRule.judge(quarters(400, 100, 0.5, 0.45, 0.4, 0.6), ZONE);
        assertThat(fell.verdict()).isEqualTo(Verdict.DANGER);
        assertThat(fell.limit()).isNotNull();
        assertThat(fell.since()).isEqualTo(LocalDate.of(2025, 12, 1));
        assertThat(InteractionRule.judge(quarters(110, 43, 0.5, 0.45, 0.4, 0.6), ZONE)
                        .verdict())
                .as("below, but it may be chance")
                .isEqualTo(Verdict.WATCH);
        assertThat(InteractionRule.judge(quarters(400, 160, 0.5, 0.45, 0.4, 0.6), ZONE)
                        .verdict())
                .isEqualTo(Verdict.GOOD);
        assertThat(InteractionRule.judge(quarters(400, 10), ZONE).verdict())
                .as("nobody answers anybody")
                .isEqualTo(Verdict.DANGER);
        assertMissing(InteractionRule.judge(quarters(400, 100, 0.5, 0.45, 0.4), ZONE), MissingInput.HISTORY);
        assertMissing(InteractionRule.judge(quarters(99, 0, 0.5, 0.5, 0.5, 0.5), ZONE), MissingInput.SAMPLE);
    }

    private static Facts young(long ageDays, double silentDays) {
        Instant last = NOW.minus(Duration.ofMinutes(Math.round(silentDays * 1_440)));
        return new Facts(
                NOW,
                List.of(new Quarter(0, 5, 1)),
                NOW.minus(Duration.ofDays(ageDays)),
                last,
                List.of(3L, 4L, 4L),
                List.of(),
                5,
                0,
                false,
                0,
                0,
                0,
                false);
    }

    @Test
    void earlyDeath() {
        Judgement dead = DeathRule.judge(young(6, 3), ZONE);
        assertThat(dead.verdict()).isEqualTo(Verdict.DANGER);
        assertThat(dead.since()).isEqualTo(LocalDate.of(2026, 2, 26));
        assertThat(DeathRule.judge(young(6, 2.5), ZONE).verdict()).isEqualTo(Verdict.WATCH);
        assertThat(DeathRule.judge(young(6, 0.5), ZONE).verdict()).isEqualTo(Verdict.GOOD);
        assertThat(DeathRule.judge(young(30, 9), ZONE).variant()).isEqualTo("older");
        var empty = new Facts(
                NOW,
                List.of(new Quarter(0, 0, 0)),
                null,
                null,
                List.of(0L, 0L, 0L),
                List.of(),
                0,
                0,
                false,
                0,
                0,
                0,
                false);
        assertMissing(DeathRule.judge(empty, ZONE), MissingInput.ACTIVITY);
    }

    private static Facts joins(boolean known, long joined, long activated, long left) {
        return new Facts(
                NOW,
                List.of(new Quarter(0, 0, 0)),
                NOW,
                NOW,
                List.of(0L, 0L, 0L),
                List.of(),
                0,
                0,
                known,
                joined,
                activated,
                left,
                false);
    }

    @Test
    void quantityOverQuality() {
        assertThat(GrowthRule.judge(joins(true, 200, 20, 45)).verdict()).isEqualTo(Verdict.DANGER);
        assertThat(GrowthRule.judge(joins(true, 200, 60, 45)).verdict()).isEqualTo(Verdict.WATCH);
        assertThat(GrowthRule.judge(joins(true, 200, 120, 45)).verdict()).isEqualTo(Verdict.GOOD);
        assertMissing(GrowthRule.judge(joins(false, 0, 0, 0)), MissingInput.JOINS);
        assertMissing(GrowthRule.judge(joins(true, 29, 0, 29)), MissingInput.SAMPLE);
    }

    private static Facts talk(boolean operatorsKnown, long members, long operators) {
        return new Facts(
                NOW,
                List.of(new Quarter(0, members, 0)),
                NOW,
                NOW,
                List.of(0L, 0L, 0L),
                List.of(),
                members,
                operators,
                false,
                0,
                0,
                0,
                operatorsKnown);
    }

    @Test
    void brandStage() {
        assertThat(StageRule.judge(talk(true, 30, 170)).verdict()).isEqualTo(Verdict.DANGER);
        assertThat(StageRule.judge(talk(true, 90, 110)).verdict()).isEqualTo(Verdict.WATCH);
        assertThat(StageRule.judge(talk(true, 150, 50)).verdict()).isEqualTo(Verdict.GOOD);
        assertMissing(StageRule.judge(talk(false, 150, 0)), MissingInput.ROLES);
        assertMissing(StageRule.judge(talk(true, 50, 49)), MissingInput.SAMPLE);
    }

    private static Facts weeks(int group, long... speakers) {
        var weeks = new ArrayList<GroupWeek>();
        for (int index = 0; index < speakers.length; index++) {
            weeks.add(new GroupWeek(group, index, speakers[index]));
        }
        return new Facts(
                NOW, List.of(new Quarter(0, 0, 0)), NOW, NOW, List.of(0L, 0L, 0L), weeks, 0, 0, false, 0, 0, 0, false);
    }

    private static Group group(int number, @Nullable GroupType type) {
        return new Group(new GroupId(number), new UUID(0, number), new CommunityId(1), "g" + number, type);
    }

    @Test
    void tooBig() {
        List<Group> one = List.of(group(1, GroupType.RELATIONSHIP));
        assertThat(SizeRule.judge(weeks(1, 200, 160, 150, 10), one).verdict()).isEqualTo(Verdict.DANGER);
        assertThat(SizeRule.judge(weeks(1, 130, 120, 130, 10), one).verdict()).isEqualTo(Verdict.WATCH);
        assertThat(SizeRule.judge(weeks(1, 400), one).verdict())
                .as("one loud week is no size")
                .isEqualTo(Verdict.GOOD);
        assertThat(SizeRule.judge(weeks(2, 400, 400, 400, 400), List.of(group(2, GroupType.NOTICE)))
                        .variant())
                .isEqualTo("exempt");
        assertMissing(SizeRule.judge(weeks(1, 400, 400, 400, 400), List.of(group(1, null))), MissingInput.GROUP_TYPE);
    }

    private static Goal goal(double target, LocalDate due, List<Goal.Action> actions, Instant reviewed) {
        return new Goal(new UUID(0, 1), "Retention", 0.2, target, "ratio", due, "Lin", actions, reviewed);
    }

    @Test
    void noGoal() {
        var actions = List.of(new Goal.Action("Buddies", "Wang"));
        LocalDate due = LocalDate.of(2026, 6, 1);
        Instant reviewed = NOW.minus(Duration.ofDays(3));
        assertThat(GoalRule.judge(List.of(), false, NOW, ZONE).verdict()).isEqualTo(Verdict.DANGER);
        assertThat(GoalRule.judge(List.of(goal(0.4, due, actions, reviewed)), false, NOW, ZONE)
                        .verdict())
                .isEqualTo(Verdict.GOOD);
        Judgement lacking =
                GoalRule.judge(List.of(goal(0.4, due, List.of(), NOW.minus(Duration.ofDays(20)))), false, NOW, ZONE);
        assertThat(lacking.verdict()).isEqualTo(Verdict.WATCH);
        assertThat(lacking.words()).containsEntry("lacking", List.of("actions", "review"));
        assertThat(lacking.since()).isEqualTo(LocalDate.of(2026, 2, 23));
        assertMissing(GoalRule.judge(List.of(), true, NOW, ZONE), MissingInput.GROUP_GOALS);
    }

    @Test
    void gravestFirst() {
        List<Judgement> judged =
                PitfallCatalogue.judge(quarters(400, 100, 0.5, 0.45, 0.4, 0.6), List.of(), List.of(), false, NOW, ZONE);
        assertThat(judged).extracting(Judgement::verdict).startsWith(Verdict.DANGER, Verdict.DANGER);
        assertThat(judged.getLast().verdict()).isEqualTo(Verdict.GOOD);
        assertThat(judged).extracting(Judgement::id).doesNotHaveDuplicates();
    }
}
