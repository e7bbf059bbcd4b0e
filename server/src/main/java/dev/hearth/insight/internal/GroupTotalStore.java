package dev.hearth.insight.internal;

import dev.hearth.activity.CommunityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the totals by community and group. */
@Repository
class GroupTotalStore {
    private final JdbcClient jdbc;

    GroupTotalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Community and group; group 0 holds the lines that belong to none. */
    record Key(int community, int group) {}

    /** What a group has come to, or what a batch adds to it. */
    record Total(long messages, long liveLines, Instant firstAt, Instant lastAt) {
        Total plus(Total other) {
            return new Total(
                    messages + other.messages,
                    liveLines + other.liveLines,
                    firstAt.isBefore(other.firstAt) ? firstAt : other.firstAt,
                    lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
        }
    }

    void add(Map<Key, Total> totals) {
        var rows = totals.entrySet().stream()
                .sorted((a, b) -> a.getKey().community() != b.getKey().community()
                        ? Integer.compare(a.getKey().community(), b.getKey().community())
                        : Integer.compare(a.getKey().group(), b.getKey().group()))
                .toList();
        jdbc.sql("""
                        insert into insight.group_total as total
                            (community, group_number, messages, live_lines, first_at, last_at)
                        select community, group_number, messages, live_lines, first_at, last_at
                        from unnest(:communities, :groups, :messages, :liveLines, :firstAt::timestamptz[],
                                :lastAt::timestamptz[])
                            as new(community, group_number, messages, live_lines, first_at, last_at)
                        on conflict (community, group_number) do update
                        set messages = total.messages + excluded.messages,
                            live_lines = total.live_lines + excluded.live_lines,
                            first_at = least(total.first_at, excluded.first_at),
                            last_at = greatest(total.last_at, excluded.last_at)
                        """)
                .param(
                        "communities",
                        rows.stream().mapToInt(row -> row.getKey().community()).toArray())
                .param(
                        "groups",
                        rows.stream().mapToInt(row -> row.getKey().group()).toArray())
                .param(
                        "messages",
                        rows.stream()
                                .mapToLong(row -> row.getValue().messages())
                                .toArray())
                .param(
                        "liveLines",
                        rows.stream()
                                .mapToLong(row -> row.getValue().liveLines())
                                .toArray())
                .param(
                        "firstAt",
                        rows.stream()
                                .map(row -> row.getValue().firstAt().toString())
                                .toArray(String[]::new))
                .param(
                        "lastAt",
                        rows.stream()
                                .map(row -> row.getValue().lastAt().toString())
                                .toArray(String[]::new))
                .update();
    }

    void clear() {
        jdbc.sql("delete from insight.group_total").update();
    }

    /** Totals of these communities over their groups; communities without a line are absent. */
    Map<CommunityId, Total> byCommunity(Collection<CommunityId> communities) {
        var totals = new HashMap<CommunityId, Total>();
        jdbc.sql("""
                        select community, sum(messages), sum(live_lines), min(first_at), max(last_at)
                        from insight.group_total where community = any(:communities) group by community
                        """)
                .param(
                        "communities",
                        communities.stream().mapToInt(CommunityId::value).toArray())
                .query((row, n) -> totals.put(new CommunityId(row.getInt(1)), total(row)))
                .list();
        return totals;
    }

    private static Total total(ResultSet row) throws SQLException {
        return new Total(
                row.getLong(2),
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }
}
