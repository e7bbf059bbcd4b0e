package dev.hearth.activity.internal;

import dev.hearth.activity.ActivityKind;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.LoggedActivity;
import dev.hearth.activity.Money;
import dev.hearth.activity.Subject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of lines. */
final class LogStore {
    private static final int COPY_BUFFER_BYTES = 65_536;

    private final JdbcClient jdbc;
    private final JdbcOperations connections;
    private final KindRegistry kinds;
    private final SourceStore sources;
    private final Facts facts;

    LogStore(JdbcOperations connections, KindRegistry kinds, SourceStore sources, Facts facts) {
        this.jdbc = JdbcClient.create(connections);
        this.connections = connections;
        this.kinds = kinds;
        this.sources = sources;
        this.facts = facts;
    }

    /** Adds lines in their order; COPY is faster than INSERT from arrays even for one line, see docs/benchmarks.md. */
    void append(LineColumns lines) {
        ByteBuffer encoded = LineCopy.encode(lines);
        Long written = connections.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy activity.log (" + LineCopy.COLUMNS + ") from stdin with (format binary)",
                                new ByteArrayInputStream(encoded.array(), 0, encoded.limit()),
                                COPY_BUFFER_BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Rows.expect(lines.size(), written == null ? 0 : written);
    }

    /** Lines with {@code after < sequence <= upTo}, in order. */
    List<LoggedActivity> read(long after, long upTo, int limit) {
        return jdbc.sql("""
                        select sequence, id, kind, community, group_number, actor, actor_role, subject_type, subject,
                            source, origin, occurred_at, "precision", recorded_at, amount_minor, currency, facts::text
                        from activity.log
                        where sequence > :after and sequence <= :upTo
                        order by sequence
                        limit :limit
                        """)
                .param("after", after)
                .param("upTo", upTo)
                .param("limit", limit)
                .query((row, index) -> line(row))
                .list();
    }

    /** The greatest sequence of a visible line not above {@code upTo}; 0 where there is none. */
    long lastLine(long upTo) {
        return jdbc.sql("select coalesce(max(sequence), 0) from activity.log where sequence <= :upTo")
                .param("upTo", upTo)
                .query(Long.class)
                .single();
    }

    private LoggedActivity line(ResultSet row) throws SQLException {
        ActivityKind kind = kinds.read(row.getInt(3));
        Integer group = row.getObject(5, Integer.class);
        Long actor = row.getObject(6, Long.class);
        Long subject = row.getObject(9, Long.class);
        Long amountMinor = row.getObject(15, Long.class);
        return new LoggedActivity(
                row.getLong(1),
                row.getObject(2, UUID.class),
                kind.name(),
                kind.version(),
                new CommunityId(row.getInt(4)),
                group == null ? null : new GroupId(group),
                actor == null ? null : new IdentityId(actor),
                Codes.actorRole(row.getInt(7)),
                subject == null ? null : new Subject(Codes.subjectType(row.getInt(8)), subject),
                sources.read(row.getInt(10)),
                Codes.origin(row.getInt(11)),
                instant(row, 12),
                Codes.precision(row.getInt(13)),
                instant(row, 14),
                money(amountMinor, row.getString(16)),
                facts.read(row.getString(17)));
    }

    private static @Nullable Money money(@Nullable Long amountMinor, @Nullable String currency) {
        return amountMinor == null ? null : new Money(amountMinor, Objects.requireNonNull(currency));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
