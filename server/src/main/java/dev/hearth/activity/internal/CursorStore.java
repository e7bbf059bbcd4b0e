package dev.hearth.activity.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each follower has come. */
final class CursorStore {
    private final JdbcClient jdbc;

    CursorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the cursor at the log's beginning where there is none. */
    void ensure(String name, Instant now) {
        jdbc.sql("""
                        insert into activity.cursor (name, sequence, moved_at) values (:name, 0, :now)
                        on conflict (name) do nothing
                        """)
                .param("name", name)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    long sequence(String name) {
        return jdbc.sql("select sequence from activity.cursor where name = :name")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    /** Takes the cursor for this transaction; empty where another transaction has it. */
    OptionalLong tryLock(String name) {
        return jdbc
                .sql("select sequence from activity.cursor where name = :name for update skip locked")
                .param("name", name)
                .query(Long.class)
                .optional()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Takes the cursor for this transaction, waiting for whoever has it. */
    void lock(String name) {
        jdbc.sql("select sequence from activity.cursor where name = :name for update")
                .param("name", name)
                .query(Long.class)
                .single();
    }

    void move(String name, long sequence, Instant now) {
        Rows.expect(
                1,
                jdbc.sql("update activity.cursor set sequence = :sequence, moved_at = :now where name = :name")
                        .param("name", name)
                        .param("sequence", sequence)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update());
    }
}
