package dev.hearth.insight.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.LoggedActivity;
import dev.hearth.activity.Origin;
import dev.hearth.insight.Language;
import dev.hearth.platform.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
    private static final Instant START = Instant.parse("2024-05-30T10:00:00Z");

    @TempDir
    Path folder;

    private static List<LoggedActivity> hourly(int from, int to) {
        var lines = new ArrayList<LoggedActivity>();
        for (int hour = from; hour < to; hour++) {
            lines.add(InsightWorld.said(hour + 1L, 1, 1 + hour % 3, START.plus(Duration.ofHours(hour))));
        }
        return lines;
    }

    private static List<String> rows(InsightWorld world) {
        return world.duck.ask(session -> session.list(
                "select sequence || ' ' || kind || ' ' || identity || ' ' || occurred_at || ' ' || facts as line from "
                        + source(world) + " order by sequence",
                Map.of(),
                row -> row.getString("line")));
    }

    private static String source(InsightWorld world) {
        return world.manifest.files(InsightWorld.COMMUNITY, world.manifest.version()).stream()
                .map(file -> "'" + world.duck.lake().resolve(file.path()) + "'")
                .toList()
                .toString()
                .replace("[", "read_parquet([")
                .replace("]", "])");
    }

    private static long filesOnDisk(InsightWorld world) throws IOException {
        try (var paths = Files.walk(world.duck.lake())) {
            return paths.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void splitsByMonthAndKeepsEveryLine() throws Exception {
        try (var world = new InsightWorld(folder.resolve("it's a folder: x"))) {
            world.follow(hourly(0, 60));
            List<LakeFile> files = world.manifest.files(InsightWorld.COMMUNITY, world.manifest.version());
            assertThat(files).extracting(file -> file.month().toString()).containsExactly("2024-05", "2024-06");
            assertThat(files).extracting(LakeFile::rows).containsExactly(38L, 22L);
            assertThat(world.follower.exportedSequence()).isEqualTo(60);
            assertThat(world.follower.awaitExported(60, Duration.ZERO)).isTrue();
            assertThat(world.follower.awaitExported(61, Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    void mergesSmallFilesWithoutChangingASnapshot() throws Exception {
        try (var world = new InsightWorld(folder)) {
            for (int batch = 0; batch < 7; batch++) {
                world.follow(hourly(batch, batch + 1));
            }
            long before = world.manifest.version();
            List<LakeFile> old = world.manifest.files(InsightWorld.COMMUNITY, before);
            assertThat(old).hasSize(7);
            List<String> lines = rows(world);
            world.follow(hourly(7, 8));
            assertThat(world.manifest.files(InsightWorld.COMMUNITY, world.manifest.version()))
                    .hasSize(1);
            assertThat(rows(world)).hasSize(8).startsWith(lines.toArray(String[]::new));
            assertThat(world.manifest.files(InsightWorld.COMMUNITY, before)).isEqualTo(old);
        }
    }

    @Test
    void rebuiltFromTheLogItIsTheSame() throws Exception {
        try (var world = new InsightWorld(folder)) {
            for (int batch = 0; batch < 30; batch += 3) {
                world.follow(hourly(batch, batch + 3));
            }
            List<String> live = rows(world);
            world.inTransaction(world.follower::reset);
            assertThat(world.manifest.files(InsightWorld.COMMUNITY, world.manifest.version()))
                    .isEmpty();
            assertThat(world.follower.exportedSequence()).isZero();
            world.follow(hourly(0, 30));
            assertThat(rows(world)).isEqualTo(live);
        }
    }

    @Test
    void sweepsWhatACrashLeftAndWhatIsNoLongerListed() throws Exception {
        try (var world = new InsightWorld(folder)) {
            world.follow(hourly(0, 5));
            assertThatThrownBy(() -> world.inTransaction(() -> {
                        world.follower.follow(hourly(5, 6));
                        throw new IllegalStateException("crash before commit");
                    }))
                    .hasMessage("crash before commit");
            world.inTransaction(world.follower::reset);
            world.follow(hourly(0, 5));
            assertThat(filesOnDisk(world)).isEqualTo(3);
            assertThat(world.keeper.sweep()).isZero();
            world.now = world.now.plus(Duration.ofHours(2));
            try (var paths = Files.walk(world.duck.lake())) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    Files.setLastModifiedTime(path, FileTime.from(world.now.minus(Duration.ofHours(2))));
                }
            }
            assertThat(world.keeper.sweep()).isEqualTo(2);
            assertThat(filesOnDisk(world)).isEqualTo(1);
            assertThat(rows(world)).hasSize(5);
            assertThat(world.jdbc
                            .sql("select count(*) from insight.lake_file")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void engineReadsNothingButTheLake() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a,b\n1,2\n");
        try (var world = new InsightWorld(folder.resolve("data"))) {
            world.follow(hourly(0, 2));
            assertThatThrownBy(() -> world.duck.ask(session -> session.list(
                            "select * from read_csv('" + secret + "')", Map.of(), row -> row.getString(1))))
                    .hasMessageContaining("Permission Error");
            assertThatThrownBy(() -> world.duck.ask(session -> {
                        session.execute("set memory_limit = '8GB'", Map.of());
                        return true;
                    }))
                    .hasMessageContaining("locked");
        }
    }

    @Test
    void refusesWhatTakesTooLongOrComesWhileAllAreBusy() throws Exception {
        var settings = new InsightSettings(
                128, 256, 1, 1, Duration.ofMillis(50), Duration.ofSeconds(1), 10, Duration.ofHours(1));
        try (var world = new InsightWorld(folder, settings)) {
            assertThatThrownBy(() -> world.duck.ask(session -> session.list(
                            "select sum(a.x * b.x) from range(1000000) a(x), range(1000000) b(x)",
                            Map.of(),
                            row -> row.getLong(1))))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("insight.timeout"));
            assertThatThrownBy(() -> world.duck.ask(outer -> world.duck.ask(inner -> 1)))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("insight.busy"));
            assertThat(world.duck.<Integer>ask(session -> 5)).isEqualTo(5);
        }
    }

    @Test
    void answersAreKeptUntilSomethingChanges() throws SQLException {
        try (var world = new InsightWorld(folder)) {
            world.group(1, null);
            for (long identity = 1; identity <= 3; identity++) {
                world.person(identity, identity, ActorRole.MEMBER);
            }
            world.follow(hourly(0, 30));
            var scope = world.scope(null, null, null);
            Instant first = world.reports.report(scope, Language.EN).generatedAt();
            world.now = world.now.plusSeconds(90);
            assertThat(world.reports.report(scope, Language.ZH).generatedAt()).isEqualTo(first);

            world.standings.clear();
            for (long identity = 1; identity <= 3; identity++) {
                world.person(identity, 1, ActorRole.MEMBER);
            }
            var merged = world.reports.report(scope, Language.EN);
            assertThat(merged.generatedAt()).isEqualTo(world.now);
            assertThat(merged.trend().points().getFirst().speakers()).isEqualTo(1);

            world.follow(List.of(InsightWorld.line(
                    99, "conversation.message.posted", 1, 1, world.now, Origin.LIVE, Map.of("reply", false))));
            var living = world.reports.report(scope, Language.EN);
            assertThat(living.living()).isTrue();
            assertThat(living.asOf()).isEqualTo(Instant.parse("2026-03-01T12:01:00Z"));
        }
    }
}
