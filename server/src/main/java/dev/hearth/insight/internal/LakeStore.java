package dev.hearth.insight.internal;

import dev.hearth.activity.CommunityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lake's manifest. */
@Component
class LakeStore {
    /** Files read per query; compaction keeps a community far below it. */
    static final int MAX_FILES = 20_000;

    private final JdbcClient jdbc;

    LakeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long version() {
        return jdbc.sql("select coalesce(max(version), 0) from insight.manifest")
                .query(Long.class)
                .single();
    }

    /** Starts the next snapshot. Two writers at once: the second fails on the key. */
    long nextVersion(Instant now) {
        return jdbc.sql("""
                        insert into insight.manifest (version, created_at)
                        select coalesce(max(version), 0) + 1, :now from insight.manifest
                        returning version
                        """).param("now", utc(now)).query(Long.class).single();
    }

    long exportedSequence() {
        return jdbc.sql("""
                        select coalesce(max(last_sequence), 0) from insight.lake_file
                        where removed_in_version is null
                        """).query(Long.class).single();
    }

    /** The files of a community in a snapshot, oldest month first. */
    List<LakeFile> files(CommunityId community, long version) {
        List<LakeFile> files = jdbc.sql("""
                        select * from insight.lake_file
                        where community = :community and added_in_version <= :version
                          and (removed_in_version is null or removed_in_version > :version)
                        order by month, path limit :limit
                        """)
                .param("community", community.value())
                .param("version", version)
                .param("limit", MAX_FILES + 1)
                .query(LakeStore::file)
                .list();
        if (files.size() > MAX_FILES) {
            throw new IllegalStateException("more than " + MAX_FILES + " files in the lake of " + community);
        }
        return files;
    }

    List<LakeFile> filesOfMonth(int community, YearMonth month) {
        return jdbc.sql("""
                        select * from insight.lake_file
                        where community = :community and month = :month and removed_in_version is null
                        order by first_sequence, path
                        """)
                .param("community", community)
                .param("month", month.atDay(1))
                .query(LakeStore::file)
                .list();
    }

    void add(LakeFile file, long version) {
        int rows = jdbc.sql("""
                        insert into insight.lake_file (path, community, month, row_count, first_sequence, last_sequence,
                            first_occurred_at, last_occurred_at, size_bytes, added_in_version)
                        values (:path, :community, :month, :rows, :firstSequence, :lastSequence,
                            :firstOccurredAt, :lastOccurredAt, :sizeBytes, :version)
                        """)
                .param("path", file.path())
                .param("community", file.community())
                .param("month", file.month().atDay(1))
                .param("rows", file.rows())
                .param("firstSequence", file.firstSequence())
                .param("lastSequence", file.lastSequence())
                .param("firstOccurredAt", utc(file.firstOccurredAt()))
                .param("lastOccurredAt", utc(file.lastOccurredAt()))
                .param("sizeBytes", file.sizeBytes())
                .param("version", version)
                .update();
        expect(rows, 1);
    }

    /** Takes listed files out of the snapshot that is being made. */
    void remove(List<LakeFile> files, long version, Instant now) {
        int rows = jdbc.sql("""
                        update insight.lake_file set removed_in_version = :version, removed_at = :now
                        where path in (:paths) and removed_in_version is null and added_in_version < :version
                        """)
                .param("version", version)
                .param("now", utc(now))
                .param("paths", files.stream().map(LakeFile::path).toList())
                .update();
        expect(rows, files.size());
    }

    void removeAll(long version, Instant now) {
        jdbc.sql("""
                        update insight.lake_file set removed_in_version = :version, removed_at = :now
                        where removed_in_version is null
                        """).param("version", version).param("now", utc(now)).update();
    }

    /** Every path listed, current or still within its grace. */
    Set<String> paths() {
        return new HashSet<>(jdbc.sql("select path from insight.lake_file")
                .query((row, number) -> row.getString("path"))
                .list());
    }

    /** At most {@code limit} files removed before {@code before}. */
    List<String> removedBefore(Instant before, int limit) {
        return jdbc.sql("""
                        select path from insight.lake_file
                        where removed_in_version is not null and removed_at < :before
                        order by removed_at, path limit :limit
                        """)
                .param("before", utc(before))
                .param("limit", limit)
                .query((row, number) -> row.getString("path"))
                .list();
    }

    /** Forgets files that are gone from the disk, and snapshots from before. */
    void forget(List<String> paths, Instant before) {
        if (!paths.isEmpty()) {
            int rows = jdbc.sql("delete from insight.lake_file where path in (:paths)")
                    .param("paths", paths)
                    .update();
            expect(rows, paths.size());
        }
        jdbc.sql("""
                        delete from insight.manifest
                        where created_at < :before and version < (select max(version) from insight.manifest)
                        """).param("before", utc(before)).update();
    }

    private static LakeFile file(ResultSet row, int number) throws SQLException {
        return new LakeFile(
                row.getString("path"),
                row.getInt("community"),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getLong("row_count"),
                row.getLong("first_sequence"),
                row.getLong("last_sequence"),
                row.getObject("first_occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_occurred_at", OffsetDateTime.class).toInstant(),
                row.getLong("size_bytes"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void expect(int rows, int expected) {
        if (rows != expected) {
            throw new IllegalStateException(rows + " rows changed instead of " + expected);
        }
    }
}
