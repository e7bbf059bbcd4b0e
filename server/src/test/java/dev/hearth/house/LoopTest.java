package dev.hearth.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.testing.HearthServer;
import dev.hearth.testing.TestCommunity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The tour of the house, as far as it is built: an outside message enters, its sender is known, the log tells of it, a
 * figure moves and leads to the people behind it, a pitfall is judged, somebody acts on it and the verdict changes.
 */
class LoopTest {
    private final HearthServer server = HearthServer.shared();
    private final TestCommunity community = TestCommunity.create("Asia/Shanghai");

    @Test
    void theLoop() {
        // an outside message enters, with what is known of its sender
        community.importLines("""
                {"type":"member","id":"u7","name":"林晓","role":"operator"}
                {"type":"message","id":"m1","group":"山泉07群","sender":"u8","senderName":"橘子汽水","at":"2026-10-26T10:41:00+08:00","text":"有低因的吗？"}
                {"type":"message","id":"m2","group":"山泉07群","sender":"u7","at":"2026-10-26T10:44:10+08:00","text":"有的","replyTo":"m1"}
                """);
        assertThat(metric("messages")).isEqualTo(2);
        assertThat(metric("mau")).as("operators are no active members").isEqualTo(1);

        // the log tells of it: imported, in its role, without a word of its text
        List<String> log = server.jdbc()
                .sql("select actor_role || ' ' || origin || ' ' || facts::text from activity.log where community = ?"
                        + " order by occurred_at")
                .param(community.row().id().value())
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(log).hasSize(2);
        assertThat(log.get(0)).startsWith("1 2 ").doesNotContain("低因");
        assertThat(log.get(1)).startsWith("2 2 ");

        // one more message, and the figure moves
        community.importLines("""
                {"type":"message","id":"m3","group":"山泉07群","sender":"u9","senderName":"阿岩","at":"2026-10-26T10:45:00+08:00","text":"我也想要","replyTo":"m1"}
                """);
        assertThat(metric("messages")).isEqualTo(3);
        assertThat(metric("mau")).isEqualTo(2);

        // it leads to the people behind it
        JsonNode people = server.owner().get(community.path("/speakers")).json().path("items");
        assertThat(people.valueStream().map(person -> person.path("name").asString()))
                .containsExactlyInAnyOrder("林晓", "橘子汽水", "阿岩");

        // a pitfall is judged, somebody acts on it, and the verdict changes
        assertThat(verdict("no-goal")).isEqualTo("danger");
        assertThat(verdict("selling-too-soon")).isEqualTo("cannot_judge");
        server.owner()
                .post(
                        community.path("/goals"),
                        Map.of(
                                "title",
                                "新人 30 天留存",
                                "baseline",
                                20,
                                "target",
                                35,
                                "unit",
                                "%",
                                "due",
                                server.clock()
                                        .instant()
                                        .plusSeconds(90 * 86_400)
                                        .toString()
                                        .substring(0, 10),
                                "owner",
                                "林晓",
                                "actions",
                                List.of(Map.of("title", "入群 7 日欢迎", "owner", "林晓"))));
        assertThat(verdict("no-goal")).isEqualTo("good");
    }

    @Test
    void aReplyRecordedBeforeItsRootCountsAlike() {
        String root = "{\"type\":\"message\",\"id\":\"r%1$d\",\"group\":\"g\",\"sender\":\"a%1$d\",\"at\":"
                + "\"2026-09-0%1$dT10:00:00Z\",\"text\":\"?\"}\n";
        String reply = "{\"type\":\"message\",\"id\":\"s%1$d\",\"group\":\"g\",\"sender\":\"b\",\"at\":"
                + "\"2026-09-0%1$dT10:0%1$d:00Z\",\"text\":\"!\",\"replyTo\":\"r%1$d\"}\n";
        var roots = new StringBuilder();
        var replies = new StringBuilder();
        for (int day = 1; day <= 9; day++) {
            roots.append(root.formatted(day));
            replies.append(day <= 6 ? reply.formatted(day) : "");
        }
        community.importLines(roots.toString() + replies);
        TestCommunity reversed = TestCommunity.create("Asia/Shanghai");
        reversed.importLines(replies.toString());
        reversed.importLines(roots.toString());
        assertThat(metric("reply_rate")).isEqualTo(0.75);
        assertThat(entry(reversed, "metrics", "reply_rate").path("value").asDouble())
                .isEqualTo(0.75);
        assertThat(entry(reversed, "metrics", "first_response_median_minutes"))
                .isEqualTo(entry(community, "metrics", "first_response_median_minutes"));
    }

    private double metric(String id) {
        return entry(community, "metrics", id).path("value").asDouble();
    }

    private String verdict(String id) {
        return entry(community, "pitfalls", id).path("verdict").asString();
    }

    private JsonNode entry(TestCommunity of, String list, String id) {
        return server.owner()
                .get(of.path("/report?lang=zh"))
                .json()
                .path(list)
                .valueStream()
                .filter(entry -> entry.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
