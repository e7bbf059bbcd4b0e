package dev.hearth.insight.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hearth.insight.Trend.Bucket;
import dev.hearth.insight.Trend.Point;
import dev.hearth.platform.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void aPeriodWithoutDatesHoldsWholeLocalDays() {
        Window window = Periods.window(
                null, null, Instant.parse("2016-01-04T19:59:51Z"), Instant.parse("2019-12-29T06:11:26Z"), SHANGHAI);
        assertThat(window.from()).isEqualTo(Instant.parse("2016-01-04T16:00:00Z"));
        assertThat(window.to()).isEqualTo(Instant.parse("2019-12-29T16:00:00Z"));
        assertThat(window.days()).isEqualTo(1_455);
    }

    @Test
    void aPeriodIsRefusedWhenItIsNone() {
        Instant now = Instant.parse("2019-12-29T06:11:26Z");
        for (List<String> wrong : List.of(
                List.of("2019-02-30", "2019-03-01"),
                List.of("2019-03-01", "2019-03-01"),
                List.of("yesterday", "2019-03-01"),
                List.of("1066-10-14", "2019-03-01"),
                List.of("2019-03-01", "9999-01-01"))) {
            assertThatThrownBy(() -> Periods.window(wrong.getFirst(), wrong.getLast(), null, now, SHANGHAI))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("insight.range_invalid"));
        }
    }

    /** 6-MP remission times, arm with censoring, as in Kaplan and Meier's field: Freireich et al. 1963; median 23 weeks. */
    @Test
    void medianOfThoseStillWaiting() {
        List<KaplanMeier.Step> weeks = List.of(
                new KaplanMeier.Step(6, 3, 1),
                new KaplanMeier.Step(7, 1, 0),
                new KaplanMeier.Step(9, 0, 1),
                new KaplanMeier.Step(10, 1, 1),
                new KaplanMeier.Step(11, 0, 1),
                new KaplanMeier.Step(13, 1, 0),
                new KaplanMeier.Step(16, 1, 0),
                new KaplanMeier.Step(17, 0, 1),
                new KaplanMeier.Step(19, 0, 1),
                new KaplanMeier.Step(20, 0, 1),
                new KaplanMeier.Step(22, 1, 0),
                new KaplanMeier.Step(23, 1, 0),
                new KaplanMeier.Step(25, 0, 1),
                new KaplanMeier.Step(32, 0, 2),
                new KaplanMeier.Step(34, 0, 1),
                new KaplanMeier.Step(35, 0, 1));
        assertThat(KaplanMeier.median(weeks)).isEqualTo(23);
        assertThat(KaplanMeier.median(List.of(new KaplanMeier.Step(5, 1, 2)))).isNull();
        assertThat(KaplanMeier.median(List.of())).isNull();
    }

    /** 10 of 100: 5.5 % to 17.4 % (Wilson 1927, as tabled by Newcombe 1998). */
    @Test
    void upperEndOfAShare() {
        assertThat(Wilson.upper(10, 100)).isCloseTo(0.1744, within(1e-4));
        assertThat(Wilson.upper(0, 20)).isCloseTo(0.1611, within(1e-4));
    }

    @Test
    void trendHasNoGapsAndACeiling() {
        var window = new Window(
                Instant.parse("2024-01-30T16:00:00Z"),
                Instant.parse("2024-04-01T16:00:00Z"),
                Instant.parse("2024-04-01T10:00:00Z"),
                SHANGHAI);
        List<Point> points = Trends.complete(List.of(new Point(LocalDate.of(2024, 2, 1), 5, 2)), window, Bucket.MONTH);
        assertThat(points)
                .containsExactly(
                        new Point(LocalDate.of(2024, 1, 1), 0, 0),
                        new Point(LocalDate.of(2024, 2, 1), 5, 2),
                        new Point(LocalDate.of(2024, 3, 1), 0, 0),
                        new Point(LocalDate.of(2024, 4, 1), 0, 0));
        var long120Years = new Window(
                Instant.parse("1970-01-05T00:00:00Z"), Instant.parse("2090-01-05T00:00:00Z"), window.asOf(), SHANGHAI);
        assertThatThrownBy(() -> Trends.complete(List.of(), long120Years, Bucket.DAY))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void findingComparesThePeakWithTheLastMonthThatIsAlmostOver() {
        List<Point> points = List.of(
                new Point(LocalDate.of(2024, 1, 1), 90, 30),
                new Point(LocalDate.of(2024, 2, 1), 100, 40),
                new Point(LocalDate.of(2024, 3, 1), 50, 20),
                new Point(LocalDate.of(2024, 4, 1), 3, 2));
        Instant midApril = Instant.parse("2024-04-14T10:00:00Z");
        var window = new Window(
                Instant.parse("2023-12-31T16:00:00Z"), Instant.parse("2024-04-14T16:00:00Z"), midApril, SHANGHAI);
        var turn = Objects.requireNonNull(Trends.turn(points, Bucket.MONTH, midApril, window));
        assertThat(turn.peak()).isEqualTo(points.get(1));
        assertThat(turn.latest()).isEqualTo(points.get(2));
        assertThat(turn.change()).isEqualTo(-0.5);
        assertThat(Trends.turn(points.subList(0, 2), Bucket.MONTH, midApril, window))
                .as("no fall, no story")
                .isNull();
    }

    @Test
    void rowsAreRewrittenOncePerTierOnly() {
        assertThat(CompactionPlan.plan(Collections.nCopies(7, 5L), Long::longValue))
                .isEmpty();
        assertThat(CompactionPlan.plan(Collections.nCopies(8, 5L), Long::longValue))
                .hasSize(1);
        List<Long> mixed = IntStream.range(0, 14)
                .mapToObj(index -> index < 7 ? 5L : 5_000L)
                .toList();
        assertThat(CompactionPlan.plan(mixed, Long::longValue)).isEmpty();
        assertThat(CompactionPlan.plan(Collections.nCopies(9, CompactionPlan.LARGE_ROWS), Long::longValue))
                .isEmpty();
    }
}
