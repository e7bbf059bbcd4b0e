package dev.hearth.activity.internal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database tells about the writers at work. */
final class HorizonStore {
    /** Holders named in one warning. */
    private static final int MAX_HOLDERS = 5;

    /**
     * One look.
     *
     * @param lastSequence drawn last, by whomever
     * @param horizon no writer at work, and none to come, will add a line at or below it
     */
    record Observation(long lastSequence, long horizon) {}

    private final JdbcClient jdbc;

    HorizonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Observation observe() {
        return jdbc.sql("select last_sequence, horizon from activity.observe_horizon()")
                .query((row, index) -> new Observation(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** The writers that hold the horizon back, the lowest floor first, in words for an operator's log. */
    List<String> holders() {
        return jdbc.sql("""
                        select format('pid %s of %s, %s, transaction open for %s s', l.pid,
                            coalesce(nullif(a.application_name, ''), 'an unnamed application'),
                            coalesce(a.state, 'state unknown'),
                            coalesce(round(extract(epoch from clock_timestamp() - a.xact_start)), -1))
                        from pg_locks l left join pg_stat_activity a on a.pid = l.pid
                        where l.locktype = 'advisory' and l.objsubid = 1 and l.classid::bigint >> 16 = 18514
                          and l.database = (select d.oid from pg_database d where d.datname = current_database())
                        order by l.classid::bigint, l.objid::bigint
                        limit :limit
                        """)
                .param("limit", MAX_HOLDERS)
                .query((row, index) -> row.getString(1))
                .list();
    }
}
