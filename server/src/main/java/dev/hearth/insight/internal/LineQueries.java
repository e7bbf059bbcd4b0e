package dev.hearth.insight.internal;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import dev.hearth.insight.internal.rules.StandingRules;
import dev.hearth.member.Identities;
import dev.hearth.member.Identities.Standing;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens a community's lines for a question: table {@code line} with one row per activity that measures something,
 * identities already read as persons in the role they have today.
 *
 * <p>Columns: sequence, measure ({@link Measures}), group_number (0 = none), person, role ({@link ActorRole}), at_us
 * (microseconds since 1970 UTC), day (days since 1970, local), exact (told to the minute or better), reply, reply_to
 * (person).
 */
@Component
class LineQueries {
    /** Communities whose standings stay loaded. */
    static final int MAX_LOADED = 32;

    private final ParquetStore parquet;
    private final Identities identities;
    private final InsightSettings settings;
    private final LinkedHashMap<CommunityId, Loaded> loaded = new LinkedHashMap<>(16, 0.75f, true);

    LineQueries(ParquetStore parquet, Identities identities, InsightSettings settings) {
        this.parquet = parquet;
        this.identities = identities;
        this.settings = settings;
    }

    /** Makes {@code line} for this session. */
    void open(DuckSession session, CommunityId community, @Nullable GroupId group, List<LakeFile> files, ZoneId zone)
            throws SQLException {
        if (files.isEmpty()) {
            session.execute("""
                    create temp table line (sequence bigint, measure tinyint, group_number integer, person bigint,
                        role tinyint, at_us bigint, day integer, exact boolean, reply boolean, reply_to bigint)
                    """, Map.of());
            return;
        }
        loadStandings(session, community);
        Instant first = files.stream()
                .map(LakeFile::firstOccurredAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = files.stream()
                .map(LakeFile::lastOccurredAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long rows = files.stream().mapToLong(LakeFile::rows).sum();
        session.execute(
                """
                create temp %s line as
                with linked as (
                    select subject_number, max(reply_to_identity) as reply_to_identity
                    from %s where kind = '%s' group by subject_number),
                raw as (
                    select sequence, %s as measure, coalesce(group_number, 0) as group_number, identity, actor_role,
                        epoch_us(occurred_at) as at_us, "precision" <= 3 as exact, coalesce(reply, false) as reply,
                        coalesce(nullif(told.reply_to_identity, 0), linked.reply_to_identity) as reply_to_identity
                    from %s told
                    left join linked on told.kind = '%s' and linked.subject_number = told.subject_number
                    where kind in (%s) %s)
                select raw.sequence, measure, group_number,
                    coalesce(actor.person, -raw.identity) as person,
                    case when raw.identity = 0 then %d else coalesce(actor.role, raw.actor_role) end::tinyint as role,
                    at_us, %s as day, exact, reply,
                    coalesce(answered.person, -raw.reply_to_identity) as reply_to
                from raw
                left join standing_%d actor on actor.identity = raw.identity
                left join standing_%d answered on answered.identity = raw.reply_to_identity
                """.formatted(
                                rows <= settings.keptRows() ? "table" : "view",
                                parquet.source(files),
                                Measures.REPLY_LINKED,
                                Measures.expression(),
                                parquet.source(files),
                                Measures.MESSAGE_POSTED,
                                Measures.kinds(),
                                group == null ? "" : "and group_number = " + group.value(),
                                ActorRole.SYSTEM.code(),
                                LocalDays.expression(zone, first, last),
                                community.value(),
                                community.value()),
                Map.of());
    }

    private record Loaded(long version, boolean operators) {}

    private synchronized void loadStandings(DuckSession session, CommunityId community) throws SQLException {
        long version = identities.standingsVersion(community);
        Loaded have = loaded.get(community);
        if (have != null && have.version() == version) {
            return;
        }
        List<Standing> standings = StandingRules.effective(identities.standings(community));
        String table = "standing_" + community.value();
        session.execute("begin", Map.of());
        session.execute(
                "create or replace table " + table + " (identity bigint, person bigint, role tinyint)", Map.of());
        try (DuckDBAppender appender = session.appender("memory", table)) {
            for (Standing standing : standings) {
                appender.beginRow();
                appender.append(standing.identity().value());
                appender.append(standing.person());
                appender.append((byte) standing.role().code());
                appender.endRow();
            }
        }
        session.execute("commit", Map.of());
        loaded.put(
                community,
                new Loaded(version, standings.stream().anyMatch(standing -> standing.role() == ActorRole.OPERATOR)));
        if (loaded.size() > MAX_LOADED) {
            CommunityId eldest = loaded.firstEntry().getKey();
            loaded.remove(eldest);
            session.execute("drop table if exists standing_" + eldest.value(), Map.of());
        }
    }

    /**
     * Where a community's data begin and end.
     *
     * @param live whether any of it was recorded live
     */
    record Extent(Instant first, Instant last, boolean live) {}

    /** Null where nothing was measured. */
    @Nullable
    Extent extent(DuckSession session, List<LakeFile> files) throws SQLException {
        if (files.isEmpty()) {
            return null;
        }
        List<Extent> extents = session.list(
                """
                select epoch_us(min(occurred_at)), epoch_us(max(occurred_at)), bool_or(origin = 1)
                from %s where kind in (%s) having count(*) > 0
                """.formatted(parquet.source(files), Measures.kinds()),
                Map.of(),
                row -> new Extent(instant(row.getLong(1)), instant(row.getLong(2)), row.getBoolean(3)));
        return extents.isEmpty() ? null : extents.getFirst();
    }

    /** The first activity among the lines opened; null where there is none. */
    @Nullable
    Instant firstActivity(DuckSession session) throws SQLException {
        List<Instant> first = session.list(
                "select min(at_us) from line having count(*) > 0", Map.of(), row -> instant(row.getLong(1)));
        return first.isEmpty() ? null : first.getFirst();
    }

    /** Whether anybody was known to be an operator of the community when its lines were last opened. */
    synchronized boolean operatorsKnown(CommunityId community) {
        Loaded have = loaded.get(community);
        return have != null && have.operators();
    }

    static Instant instant(long microseconds) {
        return Instant.ofEpochSecond(
                Math.floorDiv(microseconds, 1_000_000L), Math.floorMod(microseconds, 1_000_000L) * 1_000);
    }
}
