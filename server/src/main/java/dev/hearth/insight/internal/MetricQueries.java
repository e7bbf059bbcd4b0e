package dev.hearth.insight.internal;

import dev.hearth.insight.internal.rules.Counts;
import dev.hearth.insight.internal.rules.KaplanMeier;
import dev.hearth.insight.internal.rules.Window;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the metrics need, over table {@code line} of {@link LineQueries}. Ties of time are broken by sequence.
 * Measures: 1 message, 2 join, 3 leave, 4 other act. Roles: 1 member; 4 and 5 are bots and the system.
 */
final class MetricQueries {
    /**
     * Members' messages, each with the time of the next message by another member in the same group: within a run of
     * messages by one person that is the first message of the next run.
     */
    static final String FOLLOWED = """
            said as (
                select group_number, person, at_us, sequence,
                    lead(person) over spoken as next_person, lead(at_us) over spoken as next_us
                from line where measure = 1 and role = 1
                window spoken as (partition by group_number order by at_us, sequence)),
            heard as (
                select at_us,
                    first_value(case when next_person <> person then next_us end ignore nulls) over (
                        partition by group_number order by at_us, sequence
                        rows between current row and unbounded following) - at_us <= 600000000 as followed
                from said)
            """;

    /**
     * Members' messages that answer nobody, each with its first answer. A source tells whom a reply answers, not which
     * message, so a reply belongs to the latest opening message of that person in that group; what comes after the
     * person's next opening message belongs to that one.
     */
    private static final String OPENERS = """
            talk as (
                select group_number, person as owner, at_us, sequence, 0 as answer from line
                where measure = 1 and role = 1 and exact and not reply
                union all
                select group_number, reply_to, at_us, sequence, 1 from line
                where measure = 1 and role < 4 and exact and reply and reply_to is not null and reply_to <> person),
            turns as (
                select *, sum(1 - answer) over (
                    partition by group_number, owner order by at_us, answer, sequence
                    rows unbounded preceding) as turn
                from talk),
            openers as (
                select min(at_us) filter (answer = 0) as opened_us, min(at_us) filter (answer = 1) as answered_us,
                    lead(min(at_us) filter (answer = 0)) over (
                        partition by group_number, owner order by turn) as superseded_us
                from turns where turn > 0 group by group_number, owner, turn)
            """;

    private MetricQueries() {}

    static Map<String, Long> parameters(Window window) {
        var parameters = new HashMap<String, Long>();
        parameters.put("from", ParquetStore.microseconds(window.from()));
        parameters.put("to", ParquetStore.microseconds(window.to()));
        parameters.put("asOf", ParquetStore.microseconds(window.asOf()));
        parameters.put("asOfDay", window.asOfDay().toEpochDay());
        parameters.put("week", ParquetStore.microseconds(window.trailingStart(Window.WEEK_DAYS)));
        parameters.put("month", ParquetStore.microseconds(window.trailingStart(Window.MONTH_DAYS)));
        parameters.put(
                "sevenDays", ChronoUnit.DAYS.getDuration().multipliedBy(7).toSeconds() * 1_000_000);
        parameters.put("oneDay", ChronoUnit.DAYS.getDuration().toSeconds() * 1_000_000);
        return parameters;
    }

    static Counts count(DuckSession session, Window window) throws SQLException {
        Map<String, Long> parameters = parameters(window);
        long[] said = row(session, parameters, """
                select count(*), count(distinct person) from line
                where measure = 1 and role < 4 and at_us >= :from and at_us < :to
                """, 2);
        long[] topTen = row(session, parameters, """
                select coalesce(sum(messages), 0)::bigint from (
                    select count(*) as messages from line
                    where measure = 1 and role < 4 and at_us >= :from and at_us < :to
                    group by person order by messages desc limit 10)
                """, 1);
        long[] active = row(session, parameters, """
                with days as (
                    select person, day, bool_or(at_us >= :from) as inside, bool_or(at_us >= :week) as weekly,
                        bool_or(at_us >= :month) as monthly
                    from line where measure in (1, 4) and role = 1 and at_us < :to group by person, day)
                select count(*) filter (inside), count(distinct person) filter (weekly),
                    count(distinct person) filter (monthly), count(*) filter (monthly)
                from days
                """, 4);
        long[] followed = row(session, parameters, "with " + FOLLOWED + """
                select count(*), count(*) filter (followed) from heard where at_us >= :from and at_us < :to
                """, 2);
        long[] newcomers = row(session, parameters, """
                with acts as (select person, at_us, day from line where measure in (1, 4) and role = 1),
                fresh as (
                    select person, min(day) as first_day from acts group by person
                    having min(at_us) >= :from and min(at_us) < :to and min(day) + 7 < :asOfDay)
                select count(distinct person),
                    count(distinct person) filter (day > first_day and day <= first_day + 7)
                from fresh join acts using (person)
                """, 2);
        long[] membership = row(session, parameters, """
                with lines as (select * from line where measure in (2, 3) and role = 1),
                last_words as (
                    select person, last(measure order by at_us, sequence) as word
                    from lines where at_us <= :asOf group by person, group_number)
                select (select count(*) from lines),
                    (select count(*) from lines where measure = 2 and at_us >= :from and at_us < :to),
                    (select count(*) from lines where measure = 3 and at_us >= :from and at_us < :to),
                    (select count(distinct person) from last_words where word = 2)
                """, 4);
        long[] joined = joined(session, parameters);
        long[] links = row(session, parameters, """
                select count(*) from line where measure = 1 and reply_to is not null
                """, 1);
        long[] answered = row(session, parameters, "with " + OPENERS + """
                select count(*), count(*) filter (answered_us - opened_us <= :oneDay) from openers
                where opened_us >= :from and opened_us < :to and opened_us + :oneDay <= :asOf
                """, 2);
        return new Counts(
                said[0],
                said[1],
                topTen[0],
                active[0],
                active[1],
                active[2],
                active[3],
                followed[0],
                followed[1],
                newcomers[0],
                newcomers[1],
                membership[0] > 0,
                membership[1],
                membership[2],
                membership[3],
                joined[0],
                joined[1],
                joined[2],
                links[0] > 0,
                answered[0],
                answered[1],
                medianResponse(session, parameters));
    }

    /** The join cohort of an interval: its size, how many of it were activated, how many left, within 7 days. */
    static long[] joined(DuckSession session, Map<String, Long> parameters) throws SQLException {
        return row(session, parameters, """
                with cohort as (
                    select person, min(at_us) as joined_us from line where measure = 2 and role = 1
                    group by person
                    having min(at_us) >= :from and min(at_us) < :to and min(at_us) + :sevenDays <= :asOf)
                select count(distinct cohort.person), count(distinct cohort.person) filter (measure in (1, 4)),
                    count(distinct cohort.person) filter (measure = 3)
                from cohort left join line on line.person = cohort.person and role = 1
                    and at_us >= joined_us and at_us < joined_us + :sevenDays
                """, 3);
    }

    private static @Nullable Long medianResponse(DuckSession session, Map<String, Long> parameters)
            throws SQLException {
        return KaplanMeier.median(session.list(
                "with " + OPENERS + """
                , waits as (
                    select answered_us is not null as ended,
                        coalesce(answered_us, least(superseded_us, :asOf)) - opened_us as waited_us
                    from openers where opened_us >= :from and opened_us < :to and opened_us <= :asOf)
                select waited_us, count(*) filter (ended), count(*) filter (not ended)
                from waits group by waited_us order by waited_us
                """,
                parameters,
                row -> new KaplanMeier.Step(row.getLong(1), row.getLong(2), row.getLong(3))));
    }

    private static long[] row(DuckSession session, Map<String, Long> parameters, String sql, int columns)
            throws SQLException {
        return session.single(sql, parameters, row -> {
            var values = new long[columns];
            for (int column = 0; column < columns; column++) {
                values[column] = row.getLong(column + 1);
            }
            return values;
        });
    }
}
