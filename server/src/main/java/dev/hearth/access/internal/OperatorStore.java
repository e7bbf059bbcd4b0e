package dev.hearth.access.internal;

import dev.hearth.access.Operator;
import dev.hearth.access.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Operators. */
@Repository
class OperatorStore {
    record Credentials(Operator operator, String passwordHash) {}

    private final JdbcClient jdbc;

    OperatorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean any() {
        return jdbc.sql("select exists (select from access.operator)")
                .query(Boolean.class)
                .single();
    }

    /** False when the login is taken. */
    boolean insert(Operator operator, String passwordHash, Instant at) {
        return jdbc.sql("""
                insert into access.operator (id, login, name, role, password_hash, created_at)
                values (:id, :login, :name, :role, :passwordHash, :at)
                on conflict (login) do nothing
                """)
                        .param("id", operator.id())
                        .param("login", operator.login())
                        .param("name", operator.name())
                        .param("role", operator.role().name())
                        .param("passwordHash", passwordHash)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Credentials> byLogin(String login) {
        return jdbc.sql("select id, login, name, role, password_hash from access.operator where login = :login")
                .param("login", login)
                .query((row, number) -> new Credentials(
                        new Operator(
                                row.getObject("id", UUID.class),
                                row.getString("login"),
                                row.getString("name"),
                                Role.valueOf(row.getString("role"))),
                        row.getString("password_hash")))
                .optional();
    }
}
