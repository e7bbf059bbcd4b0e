package dev.hearth.member.internal;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.Source;
import dev.hearth.member.Identities.Account;
import dev.hearth.member.Identities.Standing;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of persons, identities and memberships. */
@Repository
class MemberStore {
    private static final Map<Integer, ActorRole> ROLES =
            Arrays.stream(ActorRole.values()).collect(Collectors.toMap(ActorRole::code, Function.identity()));

    private final JdbcClient jdbc;

    MemberStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, IdentityId> identities(Source source, Collection<String> keys) {
        var found = new HashMap<String, IdentityId>();
        jdbc.sql("select source_key, number from member.identity where source = :source and source_key = any(:keys)")
                .param("source", source.name())
                .param("keys", keys.toArray(String[]::new))
                .query((row, n) -> found.put(row.getString(1), new IdentityId(row.getLong(2))))
                .list();
        return found;
    }

    /** Makes identities, each with a person of its own; keys somebody else made meanwhile are left as they are. */
    void insertIdentities(Source source, List<Account> accounts, Instant createdAt) {
        // The person's number is drawn first; where the identity exists already its fresh person is never inserted.
        jdbc.sql("""
                        with wanted as (
                            select key, name, nextval(pg_get_serial_sequence('member.person', 'number')) as person
                            from unnest(:keys, :names) as account(key, name)
                            order by key
                        ), made as (
                            insert into member.identity (source, source_key, display_name, person, role)
                            select :source, key, name, person, :role from wanted order by key
                            on conflict (source, source_key) do nothing
                            returning person
                        )
                        insert into member.person (number, created_at)
                        overriding system value
                        select person, :createdAt from made
                        """)
                .param("keys", accounts.stream().map(Account::key).toArray(String[]::new))
                .param("names", accounts.stream().map(Account::displayName).toArray(String[]::new))
                .param("source", source.name())
                .param("role", ActorRole.MEMBER.code())
                .param("createdAt", createdAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Makes these identities known in the community; says how many were not. */
    int insertMemberships(CommunityId community, Collection<IdentityId> identities) {
        return jdbc.sql("""
                        insert into member.membership (community, identity)
                        select :community, identity from unnest(:identities) as new(identity) order by identity
                        on conflict do nothing
                        """)
                .param("community", community.value())
                .param("identities", numbers(identities))
                .update();
    }

    /** The earliest join and the latest leave win, whatever order the lines come in. */
    void move(
            CommunityId community,
            List<IdentityId> identities,
            List<@Nullable Instant> joins,
            List<@Nullable Instant> leaves) {
        jdbc.sql("""
                        update member.membership m
                        set joined_at = least(m.joined_at, new.joined_at),
                            left_at = greatest(m.left_at, new.left_at)
                        from (
                            select identity, min(joined_at) as joined_at, max(left_at) as left_at
                            from unnest(:identities, :joins::timestamptz[], :leaves::timestamptz[])
                                as line(identity, joined_at, left_at)
                            group by identity
                        ) new
                        where m.community = :community and m.identity = new.identity
                        """)
                .param("community", community.value())
                .param("identities", numbers(identities))
                .param("joins", texts(joins))
                .param("leaves", texts(leaves))
                .update();
    }

    Map<IdentityId, ActorRole> roles(Collection<IdentityId> identities) {
        var roles = new HashMap<IdentityId, ActorRole>();
        jdbc.sql("select number, role from member.identity where number = any(:identities)")
                .param("identities", numbers(identities))
                .query((row, n) -> roles.put(new IdentityId(row.getLong(1)), role(row.getInt(2))))
                .list();
        return roles;
    }

    /** Sets the role; false where it was so already. */
    boolean updateRole(IdentityId identity, ActorRole role) {
        return jdbc.sql("update member.identity set role = :role where number = :identity and role <> :role"
                                + " and erased_at is null")
                        .param("role", role.code())
                        .param("identity", identity.value())
                        .update()
                == 1;
    }

    void bumpStandings(CommunityId community) {
        jdbc.sql("""
                        insert into member.standing (community, version) values (:community, 1)
                        on conflict (community) do update set version = member.standing.version + 1
                        """).param("community", community.value()).update();
    }

    long standingsVersion(CommunityId community) {
        return jdbc.sql("select version from member.standing where community = :community")
                .param("community", community.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    List<Standing> standings(CommunityId community) {
        return jdbc.sql("""
                        select i.number, i.person, i.role
                        from member.membership m join member.identity i on i.number = m.identity
                        where m.community = :community order by i.number
                        """)
                .param("community", community.value())
                .query((row, n) -> new Standing(new IdentityId(row.getLong(1)), row.getLong(2), role(row.getInt(3))))
                .list();
    }

    Map<Long, String> names(CommunityId community, Collection<Long> persons) {
        var names = new HashMap<Long, String>();
        jdbc.sql("""
                        select distinct on (i.person) i.person, coalesce(i.display_name, i.source_key)
                        from member.identity i join member.membership m on m.identity = i.number
                        where m.community = :community and i.person = any(:persons) and i.erased_at is null
                        order by i.person, i.number
                        """)
                .param("community", community.value())
                .param("persons", persons.stream().mapToLong(Long::longValue).toArray())
                .query((row, n) -> names.put(row.getLong(1), row.getString(2)))
                .list();
        return names;
    }

    private static long[] numbers(Collection<IdentityId> identities) {
        return identities.stream().mapToLong(IdentityId::value).toArray();
    }

    static ActorRole role(int code) {
        ActorRole role = ROLES.get(code);
        if (role == null) {
            throw new IllegalStateException("no role has code " + code);
        }
        return role;
    }

    private static @Nullable String[] texts(List<@Nullable Instant> instants) {
        return instants.stream()
                .map(instant -> instant == null ? null : instant.toString())
                .toArray(String[]::new);
    }
}
