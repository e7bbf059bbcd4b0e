package dev.hearth.insight.internal.rules;

import dev.hearth.insight.Trend;
import dev.hearth.insight.Trend.Bucket;
import dev.hearth.insight.Trend.Point;
import dev.hearth.platform.Refusal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Buckets of a trend and what the line shows. */
public final class Trends {
    /** A bucket counts as over, for the finding, when this share of its days is. */
    static final double ALMOST_OVER = 0.8;

    /** Fewer speakers at the peak say nothing. */
    static final long PEAK_SPEAKERS = 10;

    private Trends() {}

    /** Days up to two months, weeks up to a year and a bit, months beyond. */
    public static Bucket suited(Window window) {
        long days = window.days();
        if (days <= 62) {
            return Bucket.DAY;
        }
        return days <= 400 ? Bucket.WEEK : Bucket.MONTH;
    }

    /**
     * All buckets of the interval, those without a message as zero.
     *
     * @throws Refusal {@code insight.range_invalid} when there are more than {@link Trend#MAX_POINTS}
     */
    public static List<Point> complete(List<Point> spoken, Window window, Bucket bucket) {
        var known = new HashMap<LocalDate, Point>();
        spoken.forEach(point -> known.put(point.start(), point));
        var points = new ArrayList<Point>();
        for (LocalDate start = start(window.firstDay(), bucket);
                !start.isAfter(window.lastDay());
                start = next(start, bucket)) {
            if (points.size() == Trend.MAX_POINTS) {
                throw new Refusal(Refusal.Kind.INVALID, "insight.range_invalid", Map.of("maxPoints", Trend.MAX_POINTS));
            }
            points.add(known.getOrDefault(start, new Point(start, 0, 0)));
        }
        return points;
    }

    /** Peak and latest bucket. */
    public record Turn(Point peak, Point latest) {
        /** (latest − peak) / peak, in speakers. */
        public double change() {
            return (double) (latest.speakers() - peak.speakers()) / peak.speakers();
        }
    }

    /** The peak by speakers (ties: the latest) and the last bucket almost over; absent where there is no story. */
    public static @Nullable Turn turn(List<Point> points, Bucket bucket, Instant asOf, Window window) {
        if (bucket == Bucket.DAY) {
            return null;
        }
        LocalDate today = asOf.atZone(window.zone()).toLocalDate();
        LocalDate end = today.isBefore(window.lastDay()) ? today : window.lastDay();
        Point latest = null;
        for (Point point : points) {
            LocalDate next = next(point.start(), bucket);
            double days = ChronoUnit.DAYS.between(point.start(), next);
            double over = ChronoUnit.DAYS.between(point.start(), end.plusDays(1));
            if (over / days >= ALMOST_OVER) {
                latest = point;
            }
        }
        Point peak = points.stream()
                .max(Comparator.comparingLong(Point::speakers).thenComparing(Point::start))
                .orElse(null);
        if (latest == null
                || peak == null
                || peak.speakers() < PEAK_SPEAKERS
                || !peak.start().isBefore(latest.start())) {
            return null;
        }
        return new Turn(peak, latest);
    }

    static LocalDate start(LocalDate day, Bucket bucket) {
        return switch (bucket) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    static LocalDate next(LocalDate start, Bucket bucket) {
        return switch (bucket) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }
}
