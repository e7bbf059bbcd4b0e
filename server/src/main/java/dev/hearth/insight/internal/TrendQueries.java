package dev.hearth.insight.internal;

import dev.hearth.insight.Speaker;
import dev.hearth.insight.Trend;
import dev.hearth.insight.internal.rules.Window;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Messages and speakers per bucket, and the speakers themselves, over table {@code line} of {@link LineQueries}. */
final class TrendQueries {
    private TrendQueries() {}

    /** The buckets in which somebody spoke, in order. */
    static List<Trend.Point> points(DuckSession session, Window window, Trend.Bucket bucket) throws SQLException {
        String start = switch (bucket) {
            case DAY -> "date '1970-01-01' + day";
            case WEEK -> "date_trunc('week', date '1970-01-01' + day)::date";
            case MONTH -> "date_trunc('month', date '1970-01-01' + day)::date";
        };
        return session.list(
                """
                select (%s - date '1970-01-01')::bigint as start, count(*), count(distinct person) from line
                where measure = 1 and role < 4 and at_us >= :from and at_us < :to
                group by start order by start
                """.formatted(start),
                MetricQueries.parameters(window),
                row -> new Trend.Point(LocalDate.ofEpochDay(row.getLong(1)), row.getLong(2), row.getLong(3)));
    }

    /** Speakers without their names, after {@code offset} of them. */
    static List<Speaker> speakers(DuckSession session, Window window, long offset, int limit) throws SQLException {
        var parameters = new HashMap<String, Long>(MetricQueries.parameters(window));
        parameters.put("offset", offset);
        parameters.put("limit", (long) limit);
        return session.list(
                """
                select person, count(*) as messages, count(distinct day), min(at_us), max(at_us) from line
                where measure = 1 and role < 4 and at_us >= :from and at_us < :to
                group by person order by messages desc, person limit :limit offset :offset
                """,
                Map.copyOf(parameters),
                row -> new Speaker(
                        row.getLong(1),
                        "",
                        row.getLong(2),
                        row.getInt(3),
                        LineQueries.instant(row.getLong(4)),
                        LineQueries.instant(row.getLong(5))));
    }
}
