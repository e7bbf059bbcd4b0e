package dev.hearth.insight.internal.rules;

import dev.hearth.insight.Figure;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.Pitfall.Direction;
import dev.hearth.insight.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * early-death (7天死群): in its first {@value #YOUNG_DAYS} days, how long has no member said a word? Three days without
 * one is danger, two is watch. Older communities have survived the stage this rule is about; their decline is told by
 * the trend.
 */
public final class DeathRule {
    static final int YOUNG_DAYS = 30;
    static final int SILENT_DAYS = 3;
    static final int QUIET_DAYS = 2;
    private static final String ID = "early-death";
    private static final List<String> INPUTS = List.of("conversation.message.posted", "member.standing");

    private DeathRule() {}

    public static Judgement judge(Facts facts, ZoneId zone) {
        Instant first = facts.firstActivity();
        if (first == null) {
            return Judgement.cannot(ID, "days", INPUTS, MissingInput.ACTIVITY);
        }
        Instant last = facts.lastMemberMessage();
        double ageDays = days(first, facts.judgedAt());
        double silentDays = days(last == null ? first : last, facts.judgedAt());
        var figure = new Figure.Known(silentDays, null, null);
        var limit = new Judgement.Limit(SILENT_DAYS, Direction.BELOW, "default");
        long spoke = facts.speakersFirstDays().getLast();
        Map<String, Object> words = Map.of(
                "age",
                (long) ageDays,
                "silent",
                (long) silentDays,
                "day1",
                facts.speakersFirstDays().get(0),
                "day3",
                facts.speakersFirstDays().get(1),
                "day7",
                spoke);
        if (ageDays >= YOUNG_DAYS) {
            return new Judgement(ID, Verdict.GOOD, "older", "days", figure, limit, INPUTS, null, null, words);
        }
        boolean silent = silentDays >= SILENT_DAYS;
        Verdict verdict;
        if (silent) {
            verdict = Verdict.DANGER;
        } else {
            verdict = silentDays >= QUIET_DAYS ? Verdict.WATCH : Verdict.GOOD;
        }
        return new Judgement(
                ID,
                verdict,
                verdict.code(),
                "days",
                figure,
                limit,
                INPUTS,
                spoke,
                verdict == Verdict.GOOD
                        ? null
                        : (last == null ? first : last).atZone(zone).toLocalDate(),
                words);
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 86_400_000.0;
    }
}
