package dev.hearth.insight.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.GroupId;
import dev.hearth.activity.LoggedActivity;
import dev.hearth.activity.Origin;
import dev.hearth.activity.Precision;
import dev.hearth.insight.Trend;
import dev.hearth.insight.internal.rules.Counts;
import dev.hearth.insight.internal.rules.Facts;
import dev.hearth.insight.internal.rules.Window;
import dev.hearth.member.Identities.Standing;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine equals the oracle on random histories: several zones, days on which the clock changes, equal times, bots,
 * merged persons, several groups, late lines, several files. A failure names the seed of its history.
 */
class EngineOracleTest {
    private static final int HISTORIES = 60;
    private static final long FIRST_SEED = 20_260_301;

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("UTC"));

    @TempDir
    Path folder;

    @Test
    void engineEqualsOracle() throws Exception {
        boolean everFollowed = false;
        boolean everMedian = false;
        boolean everBack = false;
        boolean everLeft = false;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
            try (var world = new InsightWorld(folder.resolve("history" + seed))) {
                Counts counts = compare(world, seed);
                everFollowed |= counts.followed() > 0;
                everMedian |= counts.medianResponseMicroseconds() != null;
                everBack |= counts.newcomersBack() > 0;
                everLeft |= counts.joinedLeft() > 0;
            }
        }
        assertThat(List.of(everFollowed, everMedian, everBack, everLeft))
                .as("the histories reach every figure")
                .containsOnly(true);
    }

    private static Counts compare(InsightWorld world, long seed) throws Exception {
        var random = new Random(seed);
        world.zone = ZONES.get(random.nextInt(ZONES.size()));
        // spring and autumn changes of the clock lie within these days
        ZonedDateTime start = LocalDate.of(2017, random.nextBoolean() ? 2 : 10, 1 + random.nextInt(28))
                .atStartOfDay(world.zone);
        long seconds = 86_400L * (1 + random.nextInt(60));
        int people = 1 + random.nextInt(14);
        for (int identity = 1; identity <= people; identity++) {
            int roll = random.nextInt(20);
            ActorRole role = switch (roll) {
                case 0 -> ActorRole.BOT;
                case 1, 2 -> ActorRole.OPERATOR;
                case 3 -> ActorRole.PLANTED;
                default -> ActorRole.MEMBER;
            };
            long person = random.nextInt(5) == 0 ? 1_001 : 1_000 + identity;
            if (random.nextInt(15) != 0) {
                world.person(identity, person, role);
            }
        }
        List<LoggedActivity> log = log(random, start.toInstant(), seconds, people);
        int from = 0;
        while (from < log.size()) {
            int to = Math.min(log.size(), from + 1 + random.nextInt(60));
            world.follow(log.subList(from, to));
            from = to;
        }
        Instant asOf = log.stream()
                .map(LoggedActivity::occurredAt)
                .max(Instant::compareTo)
                .orElseThrow();
        Window window = window(random, start, seconds, asOf, world.zone);
        Integer group = random.nextInt(3) == 0 ? 1 : null;

        List<Standing> standings = List.copyOf(world.standings);
        var oracle = new Oracle(log, standings, window, group);
        Answer answer = world.duck.ask(session -> {
            List<LakeFile> files = world.manifest.files(InsightWorld.COMMUNITY, world.manifest.version());
            world.lines.open(
                    session, InsightWorld.COMMUNITY, group == null ? null : new GroupId(group), files, window.zone());
            var points = new ArrayList<List<Trend.Point>>();
            for (Trend.Bucket bucket : Trend.Bucket.values()) {
                points.add(TrendQueries.points(session, window, bucket));
            }
            return new Answer(
                    MetricQueries.count(session, window),
                    points,
                    PitfallQueries.facts(session, window.asOf(), false).quarters());
        });
        assertThat(answer.counts()).as("seed %d %s", seed, window).isEqualTo(oracle.counts());
        for (Trend.Bucket bucket : Trend.Bucket.values()) {
            assertThat(answer.points().get(bucket.ordinal()))
                    .as("seed %d %s", seed, bucket)
                    .isEqualTo(oracle.points(bucket));
        }
        assertThat(answer.quarters()).as("seed %d", seed).isEqualTo(oracle.quarters(window.asOf()));
        return answer.counts();
    }

    private record Answer(Counts counts, List<List<Trend.Point>> points, List<Facts.Quarter> quarters) {}

    private static Window window(Random random, ZonedDateTime start, long seconds, Instant asOf, ZoneId zone) {
        if (random.nextInt(4) == 0) {
            Instant from = start.toInstant().plusSeconds(random.nextLong(seconds));
            return new Window(from, from.plusSeconds(1 + random.nextLong(seconds)), asOf, zone);
        }
        LocalDate from = start.toLocalDate().plusDays(random.nextInt(5));
        LocalDate to = asOf.atZone(zone).toLocalDate().plusDays(1L - random.nextInt(3));
        if (!from.isBefore(to)) {
            to = from.plusDays(1);
        }
        return new Window(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant(), asOf, zone);
    }

    private static List<LoggedActivity> log(Random random, Instant start, long seconds, int people) {
        var log = new ArrayList<LoggedActivity>();
        int size = 1 + random.nextInt(400);
        Instant at = start;
        for (int index = 0; index < size; index++) {
            int step = random.nextInt(10);
            if (step == 0) {
                at = start.plusSeconds(random.nextLong(seconds));
            } else if (step > 3) {
                // steps of whole minutes: equal times, and replies after exactly ten minutes
                at = at.plusSeconds(60L * random.nextInt(12));
            } else if (step > 1) {
                at = at.plusNanos(random.nextInt(5) * 1_000L);
            }
            long actor = random.nextInt(people + 1);
            int group = random.nextInt(4);
            int kind = random.nextInt(20);
            String name = switch (kind) {
                case 0, 1 -> "member.membership.joined";
                case 2 -> "member.membership.left";
                case 3 -> "commerce.order.placed";
                case 4 -> "channel.import.finished";
                default -> "conversation.message.posted";
            };
            var facts = new HashMap<String, Object>();
            if (kind > 4) {
                boolean reply = random.nextInt(3) == 0;
                facts.put("length", random.nextInt(200));
                facts.put("reply", reply);
                if (reply && random.nextInt(4) != 0) {
                    facts.put("replyTo", 1L + random.nextInt(people));
                }
            }
            LoggedActivity line = InsightWorld.line(
                    10L + index * 3L,
                    name,
                    group,
                    actor,
                    at,
                    random.nextInt(50) == 0 ? Origin.LIVE : Origin.IMPORTED,
                    facts);
            log.add(random.nextInt(12) == 0 ? toTheDay(line) : line);
        }
        return log;
    }

    private static LoggedActivity toTheDay(LoggedActivity line) {
        return new LoggedActivity(
                line.sequence(),
                line.id(),
                line.kind(),
                line.kindVersion(),
                line.community(),
                line.group(),
                line.actor(),
                line.actorRole(),
                line.subject(),
                line.source(),
                line.origin(),
                line.occurredAt(),
                Precision.DAY,
                line.recordedAt(),
                line.amount(),
                line.facts());
    }
}
