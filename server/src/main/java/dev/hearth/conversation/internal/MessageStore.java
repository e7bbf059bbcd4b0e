package dev.hearth.conversation.internal;

import dev.hearth.activity.CommunityId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.Source;
import dev.hearth.platform.spi.PersonalData;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of messages, and of replies that wait for their root. */
@Repository
class MessageStore {
    private static final int FETCH_ROWS = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    MessageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A row to insert.
     *
     * @param reactionsJson object of counts by name
     */
    record Row(
            long number,
            int group,
            long identity,
            Instant sentAt,
            String text,
            @Nullable Long replyTo,
            @Nullable String reactionsJson) {}

    /** A reply whose root is unknown so far. */
    record Pending(String rootKey, long message) {}

    /** A waiting reply, and where it was said. */
    record Waiting(String rootKey, long message, int group, long identity, Instant sentAt) {}

    /** Draws so many message numbers; they need not be consecutive. */
    List<Long> drawNumbers(int count) {
        return jdbc.sql("select nextval('conversation.message_number') from generate_series(1, :count)")
                .param("count", count)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    void insert(CommunityId community, List<Row> rows) {
        int inserted = jdbc.sql("""
                        insert into conversation.message
                            (number, community, group_number, identity, sent_at, text, reply_to, reactions)
                        select number, :community, group_number, identity, sent_at, text, reply_to, reactions::jsonb
                        from unnest(:numbers, :groups, :identities, :sentAt::timestamptz[], :texts, :replyTo::bigint[],
                                :reactions)
                            as new(number, group_number, identity, sent_at, text, reply_to, reactions)
                        """)
                .param("community", community.value())
                .param("numbers", rows.stream().mapToLong(Row::number).toArray())
                .param("groups", rows.stream().mapToInt(Row::group).toArray())
                .param("identities", rows.stream().mapToLong(Row::identity).toArray())
                .param(
                        "sentAt",
                        rows.stream().map(row -> row.sentAt().toString()).toArray(String[]::new))
                .param("texts", rows.stream().map(Row::text).toArray(String[]::new))
                .param(
                        "replyTo",
                        rows.stream()
                                .map(row -> row.replyTo() == null
                                        ? null
                                        : row.replyTo().toString())
                                .toArray(String[]::new))
                .param("reactions", rows.stream().map(Row::reactionsJson).toArray(String[]::new))
                .update();
        if (inserted != rows.size()) {
            throw new IllegalStateException("inserted " + inserted + " of " + rows.size() + " messages");
        }
    }

    /** Who sent these messages. */
    Map<Long, IdentityId> senders(Collection<Long> numbers) {
        var senders = new HashMap<Long, IdentityId>();
        jdbc.sql("select number, identity from conversation.message where number = any(:numbers)")
                .param("numbers", numbers.stream().mapToLong(Long::longValue).toArray())
                .query((row, n) -> senders.put(row.getLong(1), new IdentityId(row.getLong(2))))
                .list();
        return senders;
    }

    void insertPending(CommunityId community, Source source, List<Pending> pending) {
        jdbc.sql("""
                        insert into conversation.pending_reply (community, source, root_key, message)
                        select :community, :source, root_key, message
                        from unnest(:keys, :messages) as new(root_key, message)
                        """)
                .param("community", community.value())
                .param("source", source.name())
                .param("keys", pending.stream().map(Pending::rootKey).toArray(String[]::new))
                .param("messages", pending.stream().mapToLong(Pending::message).toArray())
                .update();
    }

    /** Takes out the replies that waited for these roots. */
    List<Waiting> takePending(CommunityId community, Source source, Collection<String> rootKeys) {
        return jdbc.sql("""
                        with taken as (
                            delete from conversation.pending_reply
                            where community = :community and source = :source and root_key = any(:keys)
                            returning root_key, message
                        )
                        select t.root_key, t.message, m.group_number, m.identity, m.sent_at
                        from taken t join conversation.message m on m.number = t.message
                        order by t.message
                        """)
                .param("community", community.value())
                .param("source", source.name())
                .param("keys", rootKeys.toArray(String[]::new))
                .query((row, n) -> new Waiting(
                        row.getString(1),
                        row.getLong(2),
                        row.getInt(3),
                        row.getLong(4),
                        row.getTimestamp(5).toInstant()))
                .list();
    }

    void link(Map<Long, Long> rootByReply) {
        long[] replies =
                rootByReply.keySet().stream().mapToLong(Long::longValue).toArray();
        int linked = jdbc.sql("""
                        update conversation.message m set reply_to = new.root
                        from unnest(:replies, :roots) as new(reply, root)
                        where m.number = new.reply
                        """)
                .param("replies", replies)
                .param("roots", Arrays.stream(replies).map(rootByReply::get).toArray())
                .update();
        if (linked != replies.length) {
            throw new IllegalStateException("linked " + linked + " of " + replies.length + " replies");
        }
    }

    /** Empties at most {@code limit} messages of these senders; answers which. Replies of theirs wait no longer. */
    List<Long> erase(long[] identities, Instant now, int limit) {
        List<Long> erased = jdbc.sql("""
                        with gone as (
                            select number from conversation.message
                            where identity = any(:identities) and erased_at is null limit :limit
                        )
                        update conversation.message m set text = '', reactions = null, erased_at = :now
                        from gone where m.number = gone.number
                        returning m.number
                        """)
                .param("identities", identities)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> row.getLong(1))
                .list();
        jdbc.sql("delete from conversation.pending_reply where message = any(:messages)")
                .param("messages", erased.stream().mapToLong(Long::longValue).toArray())
                .update();
        return erased;
    }

    void export(long[] identities, PersonalData.Sink sink) {
        jdbc.sql("""
                        select number, community, group_number, identity, sent_at, text, reply_to, reactions::text
                        from conversation.message
                        where identity = any(:identities) and erased_at is null order by number
                        """).withFetchSize(FETCH_ROWS).param("identities", identities).query(row -> {
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("message", row.getString("number"));
            values.put("community", row.getInt("community"));
            values.put("group", row.getInt("group_number"));
            values.put("identity", row.getString("identity"));
            values.put("sentAt", row.getTimestamp("sent_at").toInstant());
            values.put("text", row.getString("text"));
            values.put("replyTo", row.getString("reply_to"));
            String reactions = row.getString("reactions");
            values.put("reactions", reactions == null ? null : JSON.readTree(reactions));
            sink.row("message", values);
        });
    }
}
