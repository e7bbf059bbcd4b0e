package dev.hearth.channel.internal;

import dev.hearth.activity.CommunityId;
import dev.hearth.activity.Source;
import dev.hearth.channel.Imports.Import;
import dev.hearth.channel.Imports.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of imports. */
@Repository
class ImportStore {
    private final JdbcClient jdbc;

    ImportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far a running import has come. */
    record Progress(long bytesRead, long linesRead, long accepted, long duplicates, long rejected, long rejectBytes) {}

    void insert(
            UUID id,
            CommunityId community,
            Source source,
            @Nullable String group,
            String fileName,
            long bytesTotal,
            Instant now) {
        jdbc.sql("""
                        insert into channel.import
                            (id, community, source, group_name, file_name, state, bytes_total, created_at)
                        values (:id, :community, :source, :group, :fileName, 'queued', :bytesTotal, :now)
                        """)
                .param("id", id)
                .param("community", community.value())
                .param("source", source.name())
                .param("group", group)
                .param("fileName", fileName)
                .param("bytesTotal", bytesTotal)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Import> find(UUID id) {
        return jdbc.sql("select * from channel.import where id = :id")
                .param("id", id)
                .query(ImportStore::row)
                .optional();
    }

    /** Imports that are not finished, oldest first. */
    List<UUID> unfinished(int limit) {
        return jdbc.sql("""
                        select id from channel.import where state in ('queued', 'running')
                        order by created_at, id limit :limit
                        """)
                .param("limit", limit)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Whether an import of these communities waits or runs. */
    boolean anyUnfinished(Collection<Integer> communities) {
        return jdbc.sql("""
                        select exists (
                            select from channel.import
                            where state in ('queued', 'running') and community = any(:communities)
                        )
                        """)
                .param("communities", communities.toArray(Integer[]::new))
                .query(Boolean.class)
                .single();
    }

    /** The finished imports of these communities after {@code after}, by id. */
    List<UUID> finished(Collection<Integer> communities, UUID after, int limit) {
        return jdbc.sql("""
                        select id from channel.import
                        where community = any(:communities) and id > :after
                            and state not in ('queued', 'running')
                        order by id limit :limit
                        """)
                .param("communities", communities.toArray(Integer[]::new))
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Marks it running; keeps the time of the first start. False where it is finished by now. */
    boolean start(UUID id, Instant now) {
        return jdbc.sql("""
                        update channel.import set state = 'running', started_at = coalesce(started_at, :now)
                        where id = :id and state in ('queued', 'running')
                        """)
                        .param("id", id)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Saves progress in the transaction of the batch; says whether somebody asked to stop. */
    boolean progress(UUID id, Progress progress) {
        return jdbc.sql("""
                        update channel.import
                        set bytes_read = :bytesRead, lines_read = :linesRead, accepted = :accepted,
                            duplicates = :duplicates, rejected = :rejected, reject_bytes = :rejectBytes
                        where id = :id and state = 'running'
                        returning cancel_wanted
                        """)
                .param("id", id)
                .param("bytesRead", progress.bytesRead())
                .param("linesRead", progress.linesRead())
                .param("accepted", progress.accepted())
                .param("duplicates", progress.duplicates())
                .param("rejected", progress.rejected())
                .param("rejectBytes", progress.rejectBytes())
                .query(Boolean.class)
                .single();
    }

    /** Ends it, and forgets the occurrence counts of its lines. */
    void finish(UUID id, State state, @Nullable String problem, Instant now) {
        int ended = jdbc.sql("""
                        update channel.import set state = :state, problem = :problem, finished_at = :now
                        where id = :id and state = 'running'
                        """)
                .param("id", id)
                .param("state", state.code())
                .param("problem", problem)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (ended != 1) {
            throw new IllegalStateException("import " + id + " was not running");
        }
        jdbc.sql("delete from channel.import_line where import = :id")
                .param("id", id)
                .update();
    }

    void wantCancel(UUID id) {
        jdbc.sql("update channel.import set cancel_wanted = true where id = :id and state in ('queued', 'running')")
                .param("id", id)
                .update();
    }

    /** Adds the counts of a batch to those seen before in this import; the result is what was seen before. */
    Map<UUID, Integer> countLines(UUID id, Map<UUID, Integer> counts) {
        var before = new HashMap<UUID, Integer>();
        var hashes = counts.keySet().stream().sorted().toList();
        jdbc.sql("""
                        insert into channel.import_line as line (import, hash, occurrences)
                        select :id, hash::uuid, occurrences
                        from unnest(:hashes, :counts) as new(hash, occurrences)
                        on conflict (import, hash) do update set occurrences = line.occurrences + excluded.occurrences
                        returning hash, occurrences
                        """)
                .param("id", id)
                .param("hashes", hashes.stream().map(UUID::toString).toArray(String[]::new))
                .param("counts", hashes.stream().mapToInt(counts::get).toArray())
                .query((row, n) -> {
                    UUID hash = row.getObject(1, UUID.class);
                    return before.put(hash, row.getInt(2) - counts.getOrDefault(hash, 0));
                })
                .list();
        return before;
    }

    private static Import row(ResultSet row, int number) throws SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                new CommunityId(row.getInt("community")),
                new Source(row.getString("source")),
                row.getString("group_name"),
                row.getString("file_name"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getBoolean("cancel_wanted"),
                row.getLong("bytes_total"),
                row.getLong("bytes_read"),
                row.getLong("lines_read"),
                row.getLong("accepted"),
                row.getLong("duplicates"),
                row.getLong("rejected"),
                row.getLong("reject_bytes"),
                row.getString("problem"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
