package dev.hearth.access.internal;

import dev.hearth.platform.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit: what was done to the doors of the installation, and to the data of people. A trigger keeps it append-only. */
@Repository
class AuditStore {
    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Appends a line.
     *
     * @param actor who did it; absent: a stranger
     * @param subject the operator it was done to or tried on; absent: nobody known
     * @param address where the request came from; absent: from inside, or of no matter
     */
    void append(Instant at, AuditKind kind, @Nullable UUID actor, @Nullable UUID subject, @Nullable String address) {
        jdbc.sql("""
                insert into access.audit (id, recorded_at, kind, actor, subject, address)
                values (:id, :at, :kind, :actor, :subject, :address)
                """)
                .param("id", Ids.uuidV7(at.toEpochMilli()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("kind", kind.code())
                .param("actor", actor)
                .param("subject", subject)
                .param("address", address)
                .update();
    }

    /** Appends a line about a person; the number stays when the person is erased, for it tells nothing then. */
    void appendAboutPerson(Instant at, String kind, UUID actor, long person) {
        jdbc.sql("""
                insert into access.audit (id, recorded_at, kind, actor, person)
                values (:id, :at, :kind, :actor, :person)
                """)
                .param("id", Ids.uuidV7(at.toEpochMilli()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("kind", kind)
                .param("actor", actor)
                .param("person", person)
                .update();
    }
}
