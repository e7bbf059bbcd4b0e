package dev.hearth.member.internal;

import dev.hearth.activity.IdentityId;
import dev.hearth.platform.spi.PersonalData;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is left of erased persons, and the lock between erasing and recording. */
@Repository
class ErasureStore {
    /** Advisory lock ('HE' in the upper 16 bits, apart from the log's): shared by recordings, alone for an erasure. */
    private static final long LOCK = 0x4845L << 48;

    private static final int FETCH_ROWS = 500;

    private final JdbcClient jdbc;

    ErasureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account by which a person is known. */
    record KnownAccount(long identity, String source, String key) {}

    /** Keeps erasures off until this transaction ends. Statements after this one see every erasure before it. */
    void excludeErasures() {
        lock("select pg_advisory_xact_lock_shared(:lock)");
    }

    /** Waits for recordings under way, and keeps new ones off until this transaction ends. */
    void excludeRecordings() {
        lock("select pg_advisory_xact_lock(:lock)");
    }

    private void lock(String statement) {
        jdbc.sql(statement).param("lock", LOCK).query((row, n) -> true).list();
    }

    /** Those of these identities that are erased. */
    Set<IdentityId> erased(Collection<IdentityId> identities) {
        return new HashSet<>(jdbc.sql("""
                        select number from member.identity where erased_at is not null and number = any(:identities)
                        """)
                .param(
                        "identities",
                        identities.stream().mapToLong(IdentityId::value).toArray())
                .query((row, n) -> new IdentityId(row.getLong(1)))
                .list());
    }

    /** The erased identities of accounts, by the hexadecimal form of their hashes. */
    Map<String, IdentityId> erasedAccounts(Collection<String> hashes) {
        var found = new HashMap<String, IdentityId>();
        jdbc.sql("""
                        select encode(account_hash, 'hex'), identity from member.erased_account
                        where account_hash in (select decode(hash, 'hex') from unnest(:hashes) as asked(hash))
                        """)
                .param("hashes", hashes.toArray(String[]::new))
                .query((row, n) -> found.put(row.getString(1), new IdentityId(row.getLong(2))))
                .list();
        return found;
    }

    /** A person's identities and communities; both empty where there is no such person. */
    PersonalData.Subject subject(long person) {
        List<Long> identities = jdbc.sql("select number from member.identity where person = :person order by number")
                .param("person", person)
                .query((row, n) -> row.getLong(1))
                .list();
        Set<Integer> communities =
                jdbc
                        .sql("""
                        select distinct community from member.membership where identity = any(:identities)
                        """)
                        .param("identities", identities.toArray(Long[]::new))
                        .query((row, n) -> row.getInt(1))
                        .stream()
                        .collect(Collectors.toSet());
        return new PersonalData.Subject(identities, communities);
    }

    /** The accounts among these identities that are not erased yet. */
    List<KnownAccount> accounts(long[] identities) {
        return jdbc.sql("""
                        select number, source, source_key from member.identity
                        where number = any(:identities) and erased_at is null order by number
                        """)
                .param("identities", identities)
                .query((row, n) -> new KnownAccount(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** Takes name and key from these identities and keeps their hashes; forgets when they joined and left. */
    void erase(Map<Long, String> hashByIdentity, Instant now) {
        long[] identities =
                hashByIdentity.keySet().stream().mapToLong(Long::longValue).toArray();
        int hashed = jdbc.sql("""
                        insert into member.erased_account (account_hash, identity)
                        select decode(hash, 'hex'), identity from unnest(:hashes, :identities) as gone(hash, identity)
                        """)
                .param("hashes", hashByIdentity.values().toArray(String[]::new))
                .param("identities", identities)
                .update();
        int erased = jdbc.sql("""
                        update member.identity set source_key = null, display_name = null, erased_at = :now
                        where number = any(:identities) and erased_at is null
                        """)
                .param("identities", identities)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (hashed != identities.length || erased != identities.length) {
            throw new IllegalStateException("erased " + erased + " of " + identities.length + " identities");
        }
        jdbc.sql("""
                        update member.membership set joined_at = null, left_at = null
                        where identity = any(:identities)
                        """).param("identities", identities).update();
    }

    void export(long[] identities, PersonalData.Sink sink) {
        jdbc.sql("""
                        select number, source, source_key, display_name, role, erased_at is not null as erased
                        from member.identity where number = any(:identities) order by number
                        """).withFetchSize(FETCH_ROWS).param("identities", identities).query(row -> {
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("identity", Long.toString(row.getLong("number")));
            values.put("source", row.getString("source"));
            values.put("sourceKey", row.getString("source_key"));
            values.put("displayName", row.getString("display_name"));
            values.put("role", MemberStore.role(row.getInt("role")).name());
            values.put("erased", row.getBoolean("erased"));
            sink.row("identity", values);
        });
        jdbc.sql("""
                        select community, identity, joined_at, left_at
                        from member.membership where identity = any(:identities) order by identity, community
                        """).withFetchSize(FETCH_ROWS).param("identities", identities).query(row -> {
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("community", row.getInt("community"));
            values.put("identity", Long.toString(row.getLong("identity")));
            values.put("joinedAt", instant(row.getTimestamp("joined_at")));
            values.put("leftAt", instant(row.getTimestamp("left_at")));
            sink.row("membership", values);
        });
    }

    private static @Nullable Instant instant(java.sql.@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
