package dev.hearth.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.testing.HearthServer;
import dev.hearth.testing.TestCommunity;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

class ImportTest {
    private final HearthServer server = HearthServer.shared();
    private final TestCommunity community = TestCommunity.create("Asia/Shanghai");

    @Test
    void theSampleIsWholeAndASecondImportAddsNothing() throws IOException {
        byte[] sample = new ClassPathResource("sample/docker.ndjson.gz").getContentAsByteArray();
        assertCounts(community.importBytes(sample), 28_586, 28_586, 0, 0);
        assertCounts(community.importBytes(sample), 28_586, 0, 28_586, 0);
        assertThat(logCounts()).containsExactlyEntriesOf(Map.of("conversation.message.posted", 28_586L));
        assertThat(number("select count(distinct identity) from conversation.message where community = ?"))
                .isEqualTo(2_356);
    }

    @Test
    void everyTypeOfLineArrivesWithItsMeaning() {
        JsonNode done = community.importLines("""
                {"type":"member","id":"u7","name":"林晓","role":"operator"}
                {"type":"join","id":"j1","member":"u8","group":"山泉07群","at":"2026-10-26","source":"code-3","inviter":"u7"}
                {"type":"message","id":"m1","group":"山泉07群","sender":"u8","senderName":"橘子汽水","at":"2026-10-26T10:41:00+08:00","text":"有低因的吗？"}
                {"type":"message","id":"m2","group":"山泉07群","sender":"u7","at":"2026-10-26T10:44:10+08:00","text":"有的 https://example.org","replyTo":"m1","mentions":["u8"],"reactions":[{"name":"👍","count":2}]}
                {"type":"order","id":"E1","member":"u8","at":"2026-10-26 12:01","amount":29.90,"currency":"CNY"}
                {"type":"leave","member":"u8","group":"山泉07群","at":"2026-10-28T09:00:00+08:00"}
                """);
        assertCounts(done, 6, 6, 0, 0);
        assertThat(server.jdbc()
                        .sql("""
                                select k.name, l.actor_role, l.origin, l.precision, l.occurred_at::text, l.amount_minor,
                                    l.facts::text
                                from activity.log l join activity.kind k on k.number = l.kind
                                where l.community = ? order by l.occurred_at, l.sequence
                                """)
                        .param(community.row().id().value())
                        .query((row, n) -> Arrays.asList(
                                row.getString(1), row.getInt(2), row.getInt(4), row.getObject(6), row.getString(7)))
                        .list())
                .extracting(row -> String.valueOf(row.get(0)) + " " + row.get(1) + " " + row.get(2) + " " + row.get(3))
                .containsExactly(
                        "member.membership.joined 1 4 null",
                        "conversation.message.posted 1 2 null",
                        "conversation.message.posted 2 2 null",
                        "commerce.order.placed 1 3 2990",
                        "member.membership.left 1 2 null");
        assertThat(number("""
                select count(*) from activity.log where community = ? and origin = 2
                    and facts @> '{"reply":true,"mentions":1,"reactions":2,"links":1,"question":false}'
                    and facts ? 'replyTo'
                """.replace("facts ? 'replyTo'", "jsonb_exists(facts, 'replyTo')")))
                .isEqualTo(1);
        assertThat(number("""
                select count(*) from member.membership
                where community = ? and joined_at is not null and left_at is not null
                """)).isEqualTo(1);
        assertThat(server.owner()
                        .get(community.path("/groups"))
                        .json()
                        .path("items")
                        .path(0)
                        .path("name")
                        .asString())
                .isEqualTo("山泉07群");
    }

    @Test
    void equalLinesOfOneFileAreTwoAndTheSameFileAgainAddsNone() {
        String line = message("u1", "2026-10-26T10:00:00Z", "1");
        String twice = line + "\n" + line + "\r\n\n";
        assertCounts(community.importLines(twice), 2, 2, 0, 0);
        assertCounts(community.importLines(twice + line), 3, 1, 2, 0);
    }

    @Test
    void overlappingReorderedPartsEndLikeTheWhole() {
        var random = new Random(20261123);
        var lines = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            String root = i > 0 && random.nextInt(3) == 0 ? ",\"replyTo\":\"m" + random.nextInt(300) + "\"" : "";
            lines.add("{\"type\":\"message\",\"id\":\"m" + i + "\",\"group\":\"g" + random.nextInt(3)
                    + "\",\"sender\":\"u" + random.nextInt(20) + "\",\"at\":\"2026-10-26T10:00:" + (10 + i % 50)
                    + "Z\",\"text\":\"text " + i + "\"" + root + "}");
        }
        community.importLines(String.join("\n", lines));
        TestCommunity inParts = TestCommunity.create("Asia/Shanghai");
        var shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, random);
        inParts.importLines(String.join("\n", shuffled.subList(100, 300)));
        inParts.importBytes(TestCommunity.gzip(String.join("\n", shuffled.subList(0, 200))));
        assertThat(state(inParts)).isEqualTo(state(community)).hasSize(300);
    }

    @Test
    void linesThatCannotBeTakenGoToTheRejectFileAndTheRestComesIn() {
        String badEncoding = "\u00e9";
        byte[] content = String.join(
                        "\n",
                        "\uFEFF" + message("u1", "2026-10-26T10:00:00Z", "with a byte order mark"),
                        "{\"type\":",
                        message("u1", "1601-01-01T00:00:00Z", "too old"),
                        message("u1", "2026-10-26T10:00:01Z", "x".repeat(2 << 20)),
                        message("u2", "2026-10-26T10:00:02Z", "after all that"))
                .getBytes(StandardCharsets.UTF_8);
        byte[] latin =
                ("\n" + message("u3", "2026-10-26T10:00:03Z", badEncoding)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(content, content.length + latin.length);
        System.arraycopy(latin, 0, all, content.length, latin.length);

        JsonNode done = community.importBytes(all);
        assertCounts(done, 6, 2, 0, 4);
        List<String> rejects = server.owner()
                .get("/api/v1/imports/" + done.path("id").asString() + "/rejects")
                .text()
                .lines()
                .toList();
        assertThat(rejects).hasSize(4);
        assertThat(rejects.get(0)).contains("\"line\":2", "channel.not_json");
        assertThat(rejects.get(1)).contains("\"line\":3", "channel.time_out_of_range", "\"field\":\"at\"");
        assertThat(rejects.get(2)).contains("\"line\":4", "channel.line_too_long");
        assertThat(rejects.get(3)).contains("\"line\":6", "channel.not_utf8");
    }

    @Test
    void aFileOfAnotherFormatAndABrokenGzipSayWhatTheyAre() {
        JsonNode csv = community.importLines("sent_at,text\n2026-01-01,hello\n");
        assertThat(csv.path("problem").asString()).isEqualTo("channel.not_ndjson");
        assertThat(csv.path("rejected").asLong()).isEqualTo(2);
        byte[] whole = TestCommunity.gzip(message("u1", "2026-10-26T10:00:00Z", "x".repeat(50_000)));
        assertThat(community
                        .importBytes(Arrays.copyOf(whole, whole.length / 2))
                        .path("problem")
                        .asString())
                .isEqualTo("channel.file_cut_short");
        byte[] broken = whole.clone();
        Arrays.fill(broken, 12, 40, (byte) 0xff);
        assertThat(community.importBytes(broken).path("problem").asString()).isEqualTo("channel.gzip_broken");
    }

    @Test
    void anImportThatIsCancelledKeepsWhatIsInAndCanBeRepeated() {
        var lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append("{\"type\":\"message\",\"id\":\"c").append(i).append("\",\"group\":\"g\",\"sender\":\"u");
            lines.append(i % 50).append("\",\"at\":\"2026-10-26T10:00:00Z\",\"text\":\"x\"}\n");
        }
        byte[] content = lines.toString().getBytes(StandardCharsets.UTF_8);
        String id = community.submit(content);
        server.owner().post("/api/v1/imports/" + id + "/cancel", Map.of());
        JsonNode cancelled = community.awaitEnd(id);
        assertThat(cancelled.path("state").asString()).isEqualTo("cancelled");
        long kept = cancelled.path("accepted").asLong();
        assertThat(kept).isLessThan(20_000);
        assertCounts(community.importBytes(content), 20_000, 20_000 - kept, kept, 0);
    }

    @Test
    void emptyFilesAndUnknownImportsAreRefused() {
        assertThat(server.owner()
                        .send(
                                "POST",
                                community.path("/imports"),
                                BodyPublishers.noBody(),
                                Map.of("Content-Type", "application/x-ndjson"))
                        .code())
                .isEqualTo("channel.file_empty");
        assertThat(server.owner()
                        .get("/api/v1/imports/00000000-0000-7000-8000-000000000000")
                        .code())
                .isEqualTo("channel.import_not_found");
    }

    private static String message(String sender, String at, String text) {
        return "{\"type\":\"message\",\"group\":\"g\",\"sender\":\"" + sender + "\",\"at\":\"" + at + "\",\"text\":\""
                + text + "\"}";
    }

    private static void assertCounts(JsonNode task, long lines, long accepted, long duplicates, long rejected) {
        assertThat(task.path("state").asString()).as(task.toString()).isEqualTo("done");
        assertThat(List.of(
                        task.path("linesRead").asLong(),
                        task.path("accepted").asLong(),
                        task.path("duplicates").asLong(),
                        task.path("rejected").asLong()))
                .containsExactly(lines, accepted, duplicates, rejected);
    }

    private Map<String, Long> logCounts() {
        return server
                .jdbc()
                .sql("""
                        select k.name, count(*) from activity.log l join activity.kind k on k.number = l.kind
                        where l.community = ? group by k.name
                        """)
                .param(community.row().id().value())
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private long number(String sql) {
        return server.jdbc()
                .sql(sql)
                .param(community.row().id().value())
                .query(Long.class)
                .single();
    }

    /** What a community's messages are, whatever numbers they got. */
    private List<String> state(TestCommunity of) {
        return server.jdbc()
                .sql("""
                        select concat_ws('|', g.name, i.source_key, m.sent_at, m.text, root.text)
                        from conversation.message m
                        join community.group_ g on g.number = m.group_number
                        join member.identity i on i.number = m.identity
                        left join conversation.message root on root.number = m.reply_to
                        where m.community = ? order by 1
                        """)
                .param(of.row().id().value())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
