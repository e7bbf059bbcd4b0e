package dev.hearth.access.internal;

import dev.hearth.access.Operator;
import dev.hearth.access.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sessions, found by the hash of their token. */
@Repository
class SessionStore {
    record Session(Operator operator, Instant seenAt) {}

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] tokenHash, UUID operator, Instant at) {
        jdbc.sql("""
                insert into access.session (token_hash, operator, created_at, seen_at)
                values (:tokenHash, :operator, :at, :at)
                """)
                .param("tokenHash", tokenHash)
                .param("operator", operator)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Session> find(byte[] tokenHash, Instant createdAfter, Instant seenAfter) {
        return jdbc.sql("""
                select o.id, o.login, o.name, o.role, s.seen_at
                from access.session s join access.operator o on o.id = s.operator
                where s.token_hash = :tokenHash and s.created_at > :createdAfter and s.seen_at > :seenAfter
                """)
                .param("tokenHash", tokenHash)
                .param("createdAfter", createdAfter.atOffset(ZoneOffset.UTC))
                .param("seenAfter", seenAfter.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Session(
                        new Operator(
                                row.getObject("id", UUID.class),
                                row.getString("login"),
                                row.getString("name"),
                                Role.valueOf(row.getString("role"))),
                        row.getTimestamp("seen_at").toInstant()))
                .optional();
    }

    /** No row when the session was ended in between. */
    void touch(byte[] tokenHash, Instant at) {
        jdbc.sql("update access.session set seen_at = :at where token_hash = :tokenHash and seen_at < :at")
                .param("tokenHash", tokenHash)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when there was none. */
    boolean delete(byte[] tokenHash) {
        return jdbc.sql("delete from access.session where token_hash = :tokenHash")
                        .param("tokenHash", tokenHash)
                        .update()
                == 1;
    }

    /** Ends all but the newest sessions of an operator. */
    void keepNewest(UUID operator, int count) {
        jdbc.sql("""
                delete from access.session where token_hash in (
                    select token_hash from access.session where operator = :operator
                    order by created_at desc, token_hash offset :count)
                """).param("operator", operator).param("count", count).update();
    }

    /** Deletes expired sessions, at most so many; returns how many. */
    int purge(Instant createdUntil, Instant seenUntil, int limit) {
        return jdbc.sql("""
                delete from access.session where token_hash in (
                    select token_hash from access.session
                    where created_at <= :createdUntil or seen_at <= :seenUntil
                    limit :limit for update skip locked)
                """)
                .param("createdUntil", createdUntil.atOffset(ZoneOffset.UTC))
                .param("seenUntil", seenUntil.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }
}
