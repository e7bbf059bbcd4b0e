package dev.hearth.insight;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages and speakers per bucket, without gaps.
 *
 * @param finding what the line shows, where it shows something
 */
public record Trend(
        Bucket bucket,
        ZoneId zone,
        List<Point> points,
        @Nullable Finding finding) {
    /** No trend has more points: ten years of days. */
    public static final int MAX_POINTS = 3_700;

    public Trend {
        points = List.copyOf(points);
    }

    /** Length of a bucket; weeks begin on Monday (ISO 8601). */
    public enum Bucket {
        DAY,
        WEEK,
        MONTH
    }

    /**
     * One bucket.
     *
     * @param start its first local day, even where the interval begins later
     */
    public record Point(LocalDate start, long messages, long speakers) {}

    /**
     * Speakers at the peak and now. "Now" is the last bucket of which at least four fifths of the days are over.
     *
     * @param change (now − peak) / peak
     * @param sentence the finding in the language asked for
     */
    public record Finding(Point peak, Point latest, double change, String sentence) {}
}
