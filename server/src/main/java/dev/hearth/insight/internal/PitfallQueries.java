package dev.hearth.insight.internal;

import dev.hearth.insight.internal.rules.Facts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what the pitfalls are judged by, over table {@code line} of {@link LineQueries}. */
final class PitfallQueries {
    /** Length of a quarter and of the trailing window of most checks, in days of 24 hours. */
    static final long QUARTER_DAYS = 90;

    private static final long DAY = 86_400_000_000L;

    private PitfallQueries() {}

    static Facts facts(DuckSession session, Instant judgedAt, boolean operatorsKnown) throws SQLException {
        long end = ParquetStore.microseconds(judgedAt) + 1;
        Map<String, Long> parameters = Map.of(
                "end",
                end,
                "quarter",
                QUARTER_DAYS * DAY,
                "week",
                7 * DAY,
                "day",
                DAY,
                "from",
                end - QUARTER_DAYS * DAY,
                "to",
                end,
                "asOf",
                end - 1,
                "sevenDays",
                7 * DAY);
        long[] joined = MetricQueries.joined(session, parameters);
        List<Facts.Quarter> quarters = quarters(session, parameters);
        List<Long> firstDays = firstDays(session, parameters);
        List<Facts.GroupWeek> weeks = weeks(session, parameters);
        return session.single(
                """
                with members as (select at_us from line where measure = 1 and role = 1 and at_us < :end)
                select min(at_us),
                    (select max(at_us) from members),
                    (select count(*) from members where at_us >= :from),
                    count(*) filter (measure = 1 and role = 2 and at_us >= :from),
                    count(*) filter (measure in (2, 3) and role = 1)
                from line where at_us < :end
                """,
                parameters,
                row -> new Facts(
                        judgedAt,
                        quarters,
                        instant(row, 1),
                        instant(row, 2),
                        firstDays,
                        weeks,
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5) > 0,
                        joined[0],
                        joined[1],
                        joined[2],
                        operatorsKnown));
    }

    private static List<Facts.Quarter> quarters(DuckSession session, Map<String, Long> parameters) throws SQLException {
        List<Facts.Quarter> spoken = session.list(
                "with " + MetricQueries.FOLLOWED + """
                , placed as (
                    select (:end - 1 - at_us) // :quarter as quarter, followed from heard where at_us < :end),
                past as (select (:end - min(at_us)) // :quarter as whole from heard where at_us < :end)
                select quarter, count(*), count(*) filter (followed) from placed, past
                where quarter = 0 or quarter < whole
                group by quarter order by quarter
                """,
                parameters,
                row -> new Facts.Quarter(row.getInt(1), row.getLong(2), row.getLong(3)));
        var quarters = new ArrayList<>(spoken);
        if (quarters.isEmpty() || quarters.getFirst().index() != 0) {
            quarters.addFirst(new Facts.Quarter(0, 0, 0));
        }
        return quarters;
    }

    private static List<Facts.GroupWeek> weeks(DuckSession session, Map<String, Long> parameters) throws SQLException {
        return session.list("""
                select group_number, (:end - 1 - at_us) // :week as week, count(distinct person) from line
                where measure = 1 and role = 1 and at_us < :end and at_us >= :end - 4 * :week
                group by group_number, week order by group_number, week
                """, parameters, row -> new Facts.GroupWeek(row.getInt(1), row.getInt(2), row.getLong(3)));
    }

    private static List<Long> firstDays(DuckSession session, Map<String, Long> parameters) throws SQLException {
        return session.single("""
                with start as (select min(at_us) as start_us from line)
                select count(distinct person) filter (at_us < start_us + :day),
                    count(distinct person) filter (at_us < start_us + 3 * :day),
                    count(distinct person) filter (at_us < start_us + 7 * :day)
                from line, start where measure = 1 and role = 1 and at_us < :end
                """, parameters, row -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long microseconds = row.getLong(column);
        return row.wasNull() ? null : LineQueries.instant(microseconds);
    }
}
