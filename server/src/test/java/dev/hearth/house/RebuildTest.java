package dev.hearth.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.activity.ActivityFollowers;
import dev.hearth.testing.HearthServer;
import dev.hearth.testing.HttpApi;
import dev.hearth.testing.TestCommunity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every follower of the running application, rebuilt from the log, gives the same answers as before. */
class RebuildTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HearthServer server = HearthServer.shared();
    private final ActivityFollowers followers = server.bean(ActivityFollowers.class);

    @Test
    void answersDoNotChange() {
        TestCommunity community = TestCommunity.create("Europe/Berlin");
        community.importLines(history());
        List<String> names = followers.status().followers().stream()
                .map(ActivityFollowers.Standing::name)
                .sorted()
                .toList();
        assertThat(names).containsExactly("insight.group-totals", "insight.lake");
        names.forEach(this::await);
        Map<String, String> before = answers(community);
        assertThat(before.get("overview")).contains("\"messages\":240");
        for (String name : names) {
            followers.rebuild(name);
            await(name);
        }
        assertThat(answers(community)).isEqualTo(before);
    }

    private void await(String follower) {
        assertThat(followers.awaitCaughtUp(follower, PATIENCE)).as(follower).isTrue();
    }

    private Map<String, String> answers(TestCommunity community) {
        HttpApi api = server.owner();
        var answers = new TreeMap<String, String>();
        answers.put("overview", api.get("/api/v1/overview/" + community.id()).text());
        answers.put(
                "trend", api.get(community.path("/trend?bucket=day&lang=en")).text());
        answers.put(
                "report",
                api.get(community.path("/report?lang=en"))
                        .text()
                        .replaceFirst("\"generatedAt\":\"[^\"]*\"", "")
                        .replaceFirst("\"manifest\":\"[^\"]*\"", ""));
        answers.put("speakers", api.get(community.path("/speakers")).text());
        return answers;
    }

    private static String history() {
        var lines = new StringBuilder();
        for (int i = 0; i < 240; i++) {
            lines.append("{\"type\":\"message\",\"id\":\"r")
                    .append(i)
                    .append("\",\"group\":\"g")
                    .append(i % 3);
            lines.append("\",\"sender\":\"u")
                    .append(i * 7 % 19)
                    .append("\",\"at\":\"2026-0")
                    .append(1 + i % 6);
            lines.append("-1").append(i % 10).append("T10:00:00Z\",\"text\":\"x\"}\n");
        }
        return lines.toString();
    }
}
