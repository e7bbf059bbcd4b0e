package dev.hearth.insight.internal.rules;

import dev.hearth.insight.Figure;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.Pitfall.Direction;
import dev.hearth.insight.Verdict;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * thin-interaction: do members still answer each other? 接话率 of the last 90 days against the community's own past,
 * because rooms differ (a help room is slower than a tea room) and no figure from outside fits all.
 *
 * <p>The lower bound is the lowest of its own earlier whole quarters with at least {@value #QUARTER_MESSAGES} messages,
 * if there are {@value #QUARTERS} or more. Were nothing changing, the newest of n + 1 quarters would be the lowest with
 * probability 1 / (n + 1), whatever the distribution. It is danger when even the upper end of Wilson's 95 % interval
 * lies below the bound, otherwise watch. Below the floor of {@value #FLOOR} it is danger with or without a past: of ten
 * messages nine were met by silence.
 */
public final class InteractionRule {
    static final int QUARTER_MESSAGES = 200;
    static final int QUARTERS = 4;
    static final int SAMPLE = 100;
    static final double FLOOR = 0.10;
    private static final int QUARTER_DAYS = 90;
    private static final String ID = "thin-interaction";
    private static final List<String> INPUTS = List.of("conversation.message.posted", "member.standing");

    private InteractionRule() {}

    public static Judgement judge(Facts facts, ZoneId zone) {
        Facts.Quarter now = facts.quarters().getFirst();
        if (now.messages() < SAMPLE) {
            return Judgement.cannot(ID, "ratio", INPUTS, MissingInput.SAMPLE);
        }
        List<Facts.Quarter> past = facts.quarters().stream()
                .skip(1)
                .filter(quarter -> quarter.messages() >= QUARTER_MESSAGES)
                .toList();
        LocalDate windowStart = facts.judgedAt()
                .minusSeconds(QUARTER_DAYS * 86_400L)
                .atZone(zone)
                .toLocalDate();
        double upper = Wilson.upper(now.followed(), now.messages());
        if (past.size() < QUARTERS) {
            if (upper < FLOOR) {
                var limit = new Judgement.Limit(FLOOR, Direction.AT_LEAST, "floor");
                return of(Verdict.DANGER, "floor", now, limit, windowStart, Map.of("rate", now.rate()));
            }
            return Judgement.cannot(ID, "ratio", INPUTS, MissingInput.HISTORY);
        }
        double lowest = past.stream()
                .min(Comparator.comparingDouble(Facts.Quarter::rate))
                .orElseThrow()
                .rate();
        double median = median(past);
        boolean byFloor = lowest < FLOOR;
        double bound = Math.max(lowest, FLOOR);
        var limit = new Judgement.Limit(bound, Direction.AT_LEAST, byFloor ? "floor" : "own_past");
        Map<String, Object> words =
                Map.of("rate", now.rate(), "bound", bound, "quarters", (long) past.size(), "usual", median);
        if (now.rate() >= bound) {
            return of(Verdict.GOOD, "good", now, limit, null, words);
        }
        if (upper < bound) {
            return of(Verdict.DANGER, byFloor ? "floor" : "below", now, limit, windowStart, words);
        }
        return of(Verdict.WATCH, "near", now, limit, windowStart, words);
    }

    private static Judgement of(
            Verdict verdict,
            String variant,
            Facts.Quarter now,
            Judgement.Limit limit,
            @Nullable LocalDate since,
            Map<String, Object> words) {
        return new Judgement(
                ID,
                verdict,
                variant,
                "ratio",
                new Figure.Known(now.rate(), (double) now.followed(), (double) now.messages()),
                limit,
                INPUTS,
                now.messages(),
                since,
                words);
    }

    private static double median(List<Facts.Quarter> past) {
        double[] rates = past.stream().mapToDouble(Facts.Quarter::rate).sorted().toArray();
        int middle = rates.length / 2;
        return rates.length % 2 == 1 ? rates[middle] : (rates[middle - 1] + rates[middle]) / 2;
    }
}
