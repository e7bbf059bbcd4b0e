package dev.hearth.insight.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.LoggedActivity;
import dev.hearth.insight.Figure;
import dev.hearth.insight.Language;
import dev.hearth.insight.Metric;
import dev.hearth.insight.Pitfall;
import dev.hearth.insight.Report;
import dev.hearth.insight.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The docker/docker room, 2016 to 2019: expected figures were counted from the file by another program. */
@EnabledIfEnvironmentVariable(named = "HEARTH_DATA_DIR", matches = ".+")
class DockerRoomTest {
    @TempDir
    Path folder;

    static List<LoggedActivity> room(InsightWorld world) throws IOException {
        Path file = Path.of(System.getenv("HEARTH_DATA_DIR"), "gitter", "docker_docker.ndjson.gz");
        var json = JsonMapper.builder().build();
        var people = new HashMap<String, Long>();
        var lines = new ArrayList<LoggedActivity>();
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                JsonNode line = json.readTree(text);
                String name = line.get("u").asString();
                Long actor = people.get(name);
                if (actor == null) {
                    actor = people.size() + 1L;
                    people.put(name, actor);
                    world.person(actor, actor, ActorRole.MEMBER);
                    world.names.put(actor, name);
                }
                lines.add(InsightWorld.said(
                        lines.size() + 1L, 1, actor, Instant.parse(line.get("t").asString() + "Z")));
            }
        }
        return lines;
    }

    @Test
    void showsTheRoomAsItWas() throws Exception {
        try (var world = new InsightWorld(folder)) {
            world.group(1, null);
            List<LoggedActivity> room = room(world);
            for (int start = 0; start < room.size(); start += 5_000) {
                world.follow(room.subList(start, Math.min(room.size(), start + 5_000)));
            }
            Report report = world.reports.report(world.scope(null, null, null), Language.ZH);
            Report again = world.reports.report(world.scope(null, null, null), Language.EN);

            assertThat(value(report, "messages")).isEqualTo(28_586);
            assertThat(value(report, "speakers")).isEqualTo(2_356);
            assertThat(value(report, "top10_share")).isCloseTo(0.237354, within(1e-6));
            assertThat(again.generatedAt()).isEqualTo(report.generatedAt());
            assertThat(report.living()).isFalse();
            assertThat(report.asOf()).isEqualTo(Instant.parse("2019-12-29T06:11:26Z"));
            assertThat(report.from())
                    .isEqualTo(LocalDate.of(2016, 1, 5).atStartOfDay(world.zone).toInstant());
            assertThat(missing(report, "activation_rate_7d")).isEqualTo("JOINS");
            assertThat(missing(report, "reply_rate")).isEqualTo("LINKS");

            Pitfall thin = pitfall(report, "thin-interaction");
            assertThat(thin.verdict()).isEqualTo(Verdict.DANGER);
            assertThat(thin.figure()).isEqualTo(new Figure.Known(99 / 396.0, 99.0, 396.0));
            assertThat(thin.sample()).isEqualTo(396);
            assertThat(pitfall(report, "no-goal").verdict()).isEqualTo(Verdict.DANGER);
            assertThat(pitfall(report, "quantity-over-quality").why()).contains("进群记录");
        }
    }

    /** Counted in UTC by another program: 144 speakers in March 2017, 26 in December 2019. */
    @Test
    void tellsItsDecline() throws Exception {
        try (var world = new InsightWorld(folder)) {
            world.zone = ZoneId.of("UTC");
            world.group(1, null);
            world.follow(room(world));
            Report report = world.reports.report(world.scope(null, null, null), Language.ZH);
            assertThat(report.trend().points()).hasSize(48);
            var finding = Objects.requireNonNull(report.trend().finding());
            assertThat(finding.sentence()).isEqualTo("每月发言人数从 2017年3月的 144 人降到 2019年12月的 26 人，−82%");
        }
    }

    private static double value(Report report, String id) {
        return metric(report, id).figure() instanceof Figure.Known known ? known.value() : Double.NaN;
    }

    private static String missing(Report report, String id) {
        return metric(report, id).figure() instanceof Figure.CannotJudge cannot
                ? cannot.missing().getFirst().name()
                : "";
    }

    private static Metric metric(Report report, String id) {
        return report.metrics().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static Pitfall pitfall(Report report, String id) {
        return report.pitfalls().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
