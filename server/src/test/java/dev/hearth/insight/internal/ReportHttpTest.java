package dev.hearth.insight.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.LoggedActivity;
import dev.hearth.insight.internal.http.ReportHttp;
import dev.hearth.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The report, trend and speakers over HTTP, from the lines in the lake to the text on the wire. */
class ReportHttpTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private InsightWorld world;
    private MockMvc http;

    @BeforeEach
    void open() {
        world = new InsightWorld(folder);
        http = MockMvcBuilders.standaloneSetup(ReportHttp.controller(world.reports, world.texts))
                .build();
        world.group(1, null);
        world.group(2, null);
        for (long person = 1; person <= 5; person++) {
            world.person(person, person, ActorRole.MEMBER);
            world.names.put(person, "<b>Person " + person + "</b>");
        }
        var lines = new ArrayList<LoggedActivity>();
        for (int hour = 0; hour < 240; hour++) {
            int group = hour % 3 == 0 ? 2 : 1;
            lines.add(InsightWorld.said(hour + 1L, group, 1 + hour % 5, START.plus(Duration.ofHours(hour))));
        }
        world.follow(lines);
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private String get(String path, MediaType accept) throws Exception {
        return http.perform(MockMvcRequestBuilders.get(
                                "/api/v1/communities/" + world.community().publicId() + path)
                        .accept(accept))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private JsonNode json(String path) throws Exception {
        return JSON.readTree(get(path, MediaType.APPLICATION_JSON));
    }

    @Test
    void reportIsJson() throws Exception {
        JsonNode report = json("/report?lang=en");
        assertThat(report.at("/community/id").asString())
                .isEqualTo(world.community().publicId().toString());
        assertThat(report.at("/from").asString()).isEqualTo("2023-12-31T16:00:00Z");
        assertThat(report.at("/living").asBoolean()).isFalse();
        assertThat(report.at("/manifest").isString()).isTrue();
        assertThat(report.at("/metrics/0/id").asString()).isEqualTo("messages");
        assertThat(report.at("/metrics/0/value").asDouble()).isEqualTo(240);
        for (JsonNode metric : report.get("metrics")) {
            assertThat(metric.get("value").isNull())
                    .as(metric.toString())
                    .isEqualTo(!metric.get("missing").isEmpty());
        }
        assertThat(report.findValuesAsString("verdict")).contains("danger", "cannot_judge");
        assertThat(json("/report?group=g2").at("/metrics/0/value").asDouble()).isEqualTo(80);
        assertThat(json("/report?from=2024-01-02&to=2024-01-03&zone=UTC")
                        .at("/metrics/0/value")
                        .asDouble())
                .isEqualTo(24);
    }

    @Test
    void reportIsAPageThatNeedsNothingElse() throws Exception {
        String page = get("/report?lang=zh", MediaType.TEXT_HTML);
        assertThat(page)
                .startsWith("<!doctype html><html lang=\"zh-CN\">")
                .contains("prefers-color-scheme:dark", "<svg", "接话率", "Tea &lt;friends&gt; &amp; co")
                .doesNotContain("<friends>", "http://", "https://", "<script");
        assertThat(get("/report?lang=en", MediaType.TEXT_HTML)).contains("Follow-up rate", "lang=\"en\"");
    }

    @Test
    void reportIsATable() throws Exception {
        assertThat(get("/report?lang=en", MediaType.TEXT_PLAIN))
                .contains("Messages", "240", "▲ Danger  No clear goal", "Cannot judge: no join records")
                .doesNotContain("<p", "null");
    }

    @Test
    void trendIsComplete() throws Exception {
        JsonNode trend = json("/trend?bucket=day&zone=UTC&from=2023-12-30&to=2024-01-12");
        assertThat(trend.get("points").size()).isEqualTo(13);
        assertThat(trend.at("/points/0/messages").asLong()).isZero();
        assertThat(trend.at("/points/2/start").asString()).isEqualTo("2024-01-01");
        assertThat(trend.at("/points/2/messages").asLong()).isEqualTo(24);
        assertThat(trend.at("/points/2/speakers").asLong()).isEqualTo(5);
    }

    @Test
    void speakersArePagedWithinOneSnapshot() throws Exception {
        var found = new ArrayList<String>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = json("/speakers?limit=2&cursor=" + cursor);
            page.get("items").forEach(item -> found.add(item.get("personId").asString()));
            if (pages == 0) {
                assertThat(page.at("/items/0/name").asString()).isEqualTo("<b>Person 1</b>");
                assertThat(page.at("/items/0/messages").asLong()).isEqualTo(48);
                world.follow(List.of(InsightWorld.said(999, 1, 5, START.plusSeconds(7))));
            }
            JsonNode next = page.get("nextCursor");
            cursor = next.isNull() ? "" : next.asString();
            pages++;
        } while (!cursor.isEmpty() && pages < 10);
        assertThat(found).containsExactly("1", "2", "3", "4", "5");
        assertThat(json("/speakers?limit=1").at("/items/0/personId").asString()).isEqualTo("5");
    }

    @Test
    void refusesWhatItCannotAnswer() {
        for (List<String> wrong : List.of(
                List.of("/report?from=2024-02-01&to=2024-01-01", "insight.range_invalid"),
                List.of("/report?zone=Mars/Olympus", "insight.zone_unknown"),
                List.of("/report?group=nobody", "insight.group_unknown"),
                List.of("/report?lang=fr", "insight.language_unknown"),
                List.of("/trend?bucket=hour", "insight.bucket_unknown"),
                List.of("/trend?bucket=day&from=1970-01-02", "insight.range_invalid"),
                List.of("/speakers?cursor=%20", "insight.cursor_invalid"))) {
            assertThatThrownBy(() -> get(wrong.getFirst(), MediaType.APPLICATION_JSON))
                    .as(wrong.getFirst())
                    .rootCause()
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(wrong.getLast()));
        }
    }
}
