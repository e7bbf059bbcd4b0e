package dev.hearth.access.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sign-ins that failed or are not decided yet. */
@Repository
class SignInAttemptStore {
    private final JdbcClient jdbc;

    SignInAttemptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(byte[] loginHash, String address, Instant at) {
        return jdbc.sql("""
                insert into access.sign_in_attempt (login_hash, address, attempted_at)
                values (:loginHash, :address, :at) returning id
                """)
                .param("loginHash", loginHash)
                .param("address", address)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** When the attempt was made before which there were {@code count} newer ones for this login. */
    Optional<Instant> olderThanNewestOfLogin(byte[] loginHash, int count, Instant after) {
        return jdbc.sql("""
                select attempted_at from access.sign_in_attempt
                where login_hash = :loginHash and attempted_at > :after
                order by attempted_at desc, id desc offset :count limit 1
                """)
                .param("loginHash", loginHash)
                .param("count", count)
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getTimestamp("attempted_at").toInstant())
                .optional();
    }

    /** When the attempt was made before which there were {@code count} newer ones from this address. */
    Optional<Instant> olderThanNewestOfAddress(String address, int count, Instant after) {
        return jdbc.sql("""
                select attempted_at from access.sign_in_attempt
                where address = :address and attempted_at > :after
                order by attempted_at desc, id desc offset :count limit 1
                """)
                .param("address", address)
                .param("count", count)
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getTimestamp("attempted_at").toInstant())
                .optional();
    }

    void delete(long id) {
        jdbc.sql("delete from access.sign_in_attempt where id = :id")
                .param("id", id)
                .update();
    }

    /** Deletes old attempts, at most so many; returns how many. */
    int purge(Instant until, int limit) {
        return jdbc.sql("""
                delete from access.sign_in_attempt where id in (
                    select id from access.sign_in_attempt where attempted_at <= :until
                    limit :limit for update skip locked)
                """)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }
}
