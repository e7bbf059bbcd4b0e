package dev.hearth.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.testing.Eventually;
import dev.hearth.testing.HearthProcess;
import dev.hearth.testing.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An import survives kill -9: the next start goes on with it, and nothing is lost or doubled. */
class ImportCrashTest {
    private static final int LINES = 16_000;
    private static final int KILLS = 2;

    @TempDir
    Path data;

    @Test
    void killedAndResumedEndsLikeUndisturbed() {
        String url = TestDatabase.createUrl();
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        var jdbc = JdbcClient.create(source);

        HearthProcess server = HearthProcess.start(data, url);
        String disturbed = submit(server, "disturbed");
        long seen = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long before = seen;
            seen = Eventually.value(Duration.ofSeconds(60), () -> linesRead(jdbc, disturbed), lines -> lines > before);
            server.kill();
            assertThat(state(jdbc, disturbed)).as("killed in the middle").isEqualTo("running");
            server = HearthProcess.start(data, url);
        }
        try (HearthProcess last = server) {
            JsonNode ended = await(last, disturbed);
            assertThat(ended.path("linesRead").asLong()).isEqualTo(LINES);
            assertThat(ended.path("accepted").asLong()).isEqualTo(LINES - 1);
            assertThat(ended.path("rejected").asLong()).isEqualTo(1);
            assertThat(rejects(last, disturbed)).hasSize(1);
            await(last, submit(last, "undisturbed"));
        }
        assertThat(messages(jdbc, "disturbed")).hasSize(LINES - 1).isEqualTo(messages(jdbc, "undisturbed"));
        assertThat(logLines(jdbc, "disturbed")).isEqualTo(LINES - 1L);
    }

    private static String submit(HearthProcess server, String community) {
        String id = server.api()
                .post("/api/v1/communities", Map.of("name", community, "zone", "UTC"))
                .json()
                .path("id")
                .asString();
        return server.api()
                .send(
                        "POST",
                        "/api/v1/communities/" + id + "/imports?source=same",
                        BodyPublishers.ofByteArray(history()),
                        Map.of("Content-Type", "application/x-ndjson"))
                .json()
                .path("id")
                .asString();
    }

    /** Lines without ids, some of them equal, and one that cannot be taken. */
    private static byte[] history() {
        var lines = new StringBuilder("{\"type\":\"message\"}\n");
        for (int i = 1; i < LINES; i++) {
            lines.append("{\"type\":\"message\",\"group\":\"g\",\"sender\":\"u").append(i % 40);
            lines.append("\",\"at\":\"2026-10-26T10:").append(10 + i % 50).append(":00Z\",\"text\":\"");
            lines.append(i % 1_000).append("\"}\n");
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode await(HearthProcess server, String importId) {
        JsonNode ended = Eventually.value(
                Duration.ofSeconds(90),
                () -> server.api().get("/api/v1/imports/" + importId).json(),
                task -> !task.path("state").asString().matches("queued|running"));
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
        return ended;
    }

    private static List<String> rejects(HearthProcess server, String importId) {
        return server.api()
                .get("/api/v1/imports/" + importId + "/rejects")
                .text()
                .lines()
                .toList();
    }

    private static long linesRead(JdbcClient jdbc, String importId) {
        return jdbc.sql("select lines_read from channel.import where id = :id::uuid")
                .param("id", importId)
                .query(Long.class)
                .single();
    }

    private static String state(JdbcClient jdbc, String importId) {
        return jdbc.sql("select state from channel.import where id = :id::uuid")
                .param("id", importId)
                .query(String.class)
                .single();
    }

    private static List<String> messages(JdbcClient jdbc, String community) {
        return jdbc.sql("""
                        select concat_ws('|', i.source_key, m.sent_at, m.text)
                        from conversation.message m
                        join community.community c on c.number = m.community
                        join member.identity i on i.number = m.identity
                        where c.name = :name order by 1
                        """)
                .param("name", community)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static long logLines(JdbcClient jdbc, String community) {
        return jdbc.sql("""
                        select count(*) from activity.log l join community.community c on c.number = l.community
                        where c.name = :name
                        """).param("name", community).query(Long.class).single();
    }
}
