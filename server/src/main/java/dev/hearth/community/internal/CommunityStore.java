package dev.hearth.community.internal;

import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import dev.hearth.activity.Source;
import dev.hearth.community.Communities;
import dev.hearth.community.Community;
import dev.hearth.community.Goal;
import dev.hearth.community.Group;
import dev.hearth.community.GroupType;
import dev.hearth.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of communities, groups and goals. */
@Repository
class CommunityStore {
    private static final TypeReference<List<Goal.Action>> ACTIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CommunityStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Inserts the community; false where the name is taken. */
    boolean insert(UUID id, String name, String title, ZoneId zone, @Nullable String notice, Instant createdAt) {
        return jdbc.sql("""
                        insert into community.community (id, name, title, zone, notice, created_at)
                        values (:id, :name, :title, :zone, :notice, :createdAt)
                        on conflict (name) do nothing
                        """)
                        .param("id", id)
                        .param("name", name)
                        .param("title", title)
                        .param("zone", zone.getId())
                        .param("notice", notice)
                        .param("createdAt", createdAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Community> byName(String name) {
        return jdbc.sql("select * from community.community where name = :name")
                .param("name", name)
                .query(CommunityStore::community)
                .optional();
    }

    Optional<Community> byPublicId(UUID id) {
        return jdbc.sql("select * from community.community where id = :id")
                .param("id", id)
                .query(CommunityStore::community)
                .optional();
    }

    ZoneId zone(CommunityId community) {
        return ZoneId.of(jdbc.sql("select zone from community.community where number = :number")
                .param("number", community.value())
                .query(String.class)
                .single());
    }

    /** At most {@code limit} communities whose name follows {@code after}. */
    List<Community> after(String after, int limit) {
        return jdbc.sql("select * from community.community where name > :after order by name limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(CommunityStore::community)
                .list();
    }

    List<Group> groups(CommunityId community) {
        return jdbc.sql("""
                        select number, id, name, type from community.group_
                        where community = :community order by name, number limit :limit
                        """)
                .param("community", community.value())
                .param("limit", Communities.MAX_GROUPS)
                .query((row, n) -> new Group(
                        new GroupId(row.getInt("number")),
                        row.getObject("id", UUID.class),
                        community,
                        row.getString("name"),
                        type(row.getString("type"))))
                .list();
    }

    Map<String, GroupId> groupsByKey(CommunityId community, Source source, Collection<String> keys) {
        var found = new HashMap<String, GroupId>();
        jdbc.sql("""
                        select source_key, number from community.group_
                        where community = :community and source = :source and source_key = any(:keys)
                        """)
                .param("community", community.value())
                .param("source", source.name())
                .param("keys", keys.toArray(String[]::new))
                .query((row, n) -> found.put(row.getString(1), new GroupId(row.getInt(2))))
                .list();
        return found;
    }

    int countGroups(CommunityId community) {
        return jdbc.sql("select count(*) from community.group_ where community = :community")
                .param("community", community.value())
                .query(Integer.class)
                .single();
    }

    /** Makes the groups that do not exist yet; somebody else may make them at the same time. */
    void insertGroups(CommunityId community, Source source, Collection<String> keys, Instant createdAt) {
        jdbc.sql("""
                        insert into community.group_ (id, community, source, source_key, name, created_at)
                        select id::uuid, :community, :source, key, key, :createdAt
                        from unnest(:ids, :keys) as new(id, key) order by key
                        on conflict (community, source, source_key) do nothing
                        """)
                .param("community", community.value())
                .param("source", source.name())
                .param("createdAt", createdAt.atOffset(ZoneOffset.UTC))
                .param(
                        "ids",
                        keys.stream()
                                .map(key -> Ids.uuidV7(createdAt.toEpochMilli()).toString())
                                .toArray(String[]::new))
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    List<Goal> goals(CommunityId community, int limit) {
        return jdbc.sql("select * from community.goal where community = :community order by due, id limit :limit")
                .param("community", community.value())
                .param("limit", limit)
                .query((row, n) -> new Goal(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getDouble("baseline"),
                        row.getDouble("target"),
                        row.getString("unit"),
                        row.getObject("due", LocalDate.class),
                        row.getString("owner"),
                        json.readValue(row.getString("actions"), ACTIONS),
                        row.getObject("reviewed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void insertGoal(CommunityId community, Goal goal) {
        jdbc.sql("""
                        insert into community.goal
                            (id, community, title, baseline, target, unit, due, owner, actions, reviewed_at)
                        values (:id, :community, :title, :baseline, :target, :unit, :due, :owner, :actions::jsonb,
                            :reviewedAt)
                        """)
                .param("id", goal.id())
                .param("community", community.value())
                .param("title", goal.title())
                .param("baseline", goal.baseline())
                .param("target", goal.target())
                .param("unit", goal.unit())
                .param("due", goal.due())
                .param("owner", goal.owner())
                .param("actions", json.writeValueAsString(goal.actions()))
                .param("reviewedAt", goal.reviewedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable GroupType type(@Nullable String stored) {
        return stored == null ? null : GroupType.valueOf(stored.toUpperCase(Locale.ROOT));
    }

    private static Community community(ResultSet row, int number) throws SQLException {
        return new Community(
                new CommunityId(row.getInt("number")),
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("title"),
                ZoneId.of(row.getString("zone")),
                row.getString("notice"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
