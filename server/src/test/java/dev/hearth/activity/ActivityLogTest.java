package dev.hearth.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.activity.ActivityKind.Fact;
import dev.hearth.activity.ActivityLog.Claim;
import dev.hearth.platform.Ids;
import dev.hearth.testing.Lines;
import dev.hearth.testing.TestDatabase;
import dev.hearth.testing.TestLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class ActivityLogTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:02:03.456789Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final CommunityId COMMUNITY = new CommunityId(1);
    private static final Source SOURCE = new Source("ndjson");
    private static final String URL = TestDatabase.createUrl();
    private static final TestLog HOUSE = new TestLog(URL, CLOCK, Lines.KINDS, List.of());

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @Test
    void linesComeBackAsTheyWereAppendedAndInOrder() {
        long after = lastSequence();
        var random = new Random(7);
        for (int size : List.of(1, 2, 17, 999, 1_000, 3_000)) {
            List<NewActivity> batch =
                    Stream.generate(() -> Lines.random(random)).limit(size).toList();
            HOUSE.append(batch);
            List<LoggedActivity> read = HOUSE.reader().read(after, ActivityReader.MAX_BATCH);
            assertThat(read).hasSize(size);
            for (int at = 0; at < size; at++) {
                assertSame(read.get(at), batch.get(at));
                assertThat(read.get(at).sequence()).isGreaterThan(after);
                after = read.get(at).sequence();
            }
        }
    }

    private static void assertSame(LoggedActivity read, NewActivity written) {
        assertThat(read)
                .isEqualTo(new LoggedActivity(
                        read.sequence(),
                        written.id(),
                        written.kind().name(),
                        written.kind().version(),
                        written.community(),
                        written.group(),
                        written.actor(),
                        written.actorRole(),
                        written.subject(),
                        written.source(),
                        written.origin(),
                        written.occurredAt(),
                        written.precision(),
                        NOW,
                        written.amount(),
                        written.facts()));
    }

    @Test
    void readsInPagesOfTheLimit() {
        long after = lastSequence();
        HOUSE.append(IntStream.range(0, 25).mapToObj(Lines::plain).toList());
        List<LoggedActivity> first = HOUSE.reader().read(after, 10);
        List<LoggedActivity> second = HOUSE.reader().read(first.getLast().sequence(), 20);
        assertThat(first).hasSize(10);
        assertThat(second).hasSize(15);
        assertThatThrownBy(() -> HOUSE.reader().read(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HOUSE.reader().read(0, ActivityReader.MAX_BATCH + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyIsClaimedOnce() {
        List<Claim> claims = List.of(claim("a", 1), claim("b", 2), claim("a", 3));
        assertThat(claimAll(claims)).isEqualTo(Set.of("a", "b"));
        assertThat(claimAll(List.of(claim("b", 4), claim("c", 5)))).isEqualTo(Set.of("c"));
        assertThat(HOUSE.log().subjectsOf(COMMUNITY, SOURCE, List.of("a", "b", "c", "d")))
                .isEqualTo(Map.of("a", message(1), "b", message(2), "c", message(5)));
        assertThat(HOUSE.log().subjectsOf(new CommunityId(2), SOURCE, List.of("a")))
                .isEmpty();
        assertThat(HOUSE.log().subjectsOf(COMMUNITY, new Source("never-seen"), List.of("a")))
                .isEmpty();
    }

    @Test
    void aClaimRolledBackIsFreeAgain() {
        HOUSE.transactions().executeWithoutResult(status -> {
            assertThat(HOUSE.log().claim(COMMUNITY, new Source("undone"), List.of(claim("x", 1))))
                    .hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(HOUSE.transactions()
                        .<Set<String>>execute(
                                status -> HOUSE.log().claim(COMMUNITY, new Source("undone"), List.of(claim("x", 1)))))
                .hasSize(1);
    }

    @Test
    void writesNeedATransaction() {
        assertThatThrownBy(() -> HOUSE.log().append(List.of(Lines.plain(1)))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> HOUSE.log().claim(COMMUNITY, SOURCE, List.of(claim("k", 1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStrictIsolationIsRefusedToReaders() {
        HOUSE.append(List.of(Lines.plain(1)));
        var strict = new TransactionTemplate(
                Objects.requireNonNull(HOUSE.transactions().getTransactionManager()));
        strict.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        assertThatThrownBy(() -> strict.execute(status -> HOUSE.reader().read(0, 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> strict.execute(status -> HOUSE.reader().safeHorizon()))
                .hasMessageContaining("read committed");
    }

    @Test
    void undeclaredKindsAndFactsAreBugs() {
        var stranger = new ActivityKind("testing.thing.unknown", 1, "Never declared.", List.of());
        var otherVersion =
                new ActivityKind(Lines.POSTED.name(), 9, "Declared, but not this version.", Lines.POSTED.facts());
        assertThatThrownBy(() -> HOUSE.append(List.of(line(stranger, Map.of()))))
                .hasMessageContaining("testing.thing.unknown");
        assertThatThrownBy(() -> HOUSE.append(List.of(line(otherVersion, Map.of()))))
                .hasMessageContaining("version 9");
        assertThatThrownBy(() -> HOUSE.append(List.of(line(Lines.POSTED, Map.of("mood", 1)))))
                .hasMessageContaining("mood");
    }

    @Test
    void personalTextHasNoRoomInFacts() {
        for (Object value : List.of(
                "Hello, I am Ann", "", "x".repeat(65), "安", List.of(1), Map.of("a", 1), Double.NaN, new Object())) {
            assertThatThrownBy(() -> HOUSE.append(List.of(line(Lines.POSTED, Map.of("class", value)))))
                    .as("%s", value)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("class")
                    .hasMessageNotContaining("Ann");
        }
    }

    @Test
    void theLogIsOnlyAppendedTo() {
        HOUSE.append(List.of(Lines.plain(1)));
        long before = HOUSE.jdbc()
                .sql("select count(*) from activity.log")
                .query(Long.class)
                .single();
        for (String sql : List.of(
                "update activity.log set actor = 2",
                "delete from activity.log",
                "truncate activity.log",
                "set session_replication_role = replica; delete from activity.log")) {
            assertThatThrownBy(() -> HOUSE.jdbc().sql(sql).update()).as(sql).hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> HOUSE.jdbc()
                        .sql("insert into activity.log (sequence) values (1)")
                        .update())
                .hasMessageContaining("sequence");
        assertThat(HOUSE.jdbc()
                        .sql("select count(*) from activity.log")
                        .query(Long.class)
                        .single())
                .isEqualTo(before);
    }

    @Test
    void contradictoryDeclarationsStopTheStart() {
        var changed = new ActivityKind(
                Lines.PAID.name(), Lines.PAID.version(), "Other.", List.of(new Fact("x", "count", "y")));
        assertThatThrownBy(() -> start(List.of(changed)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(Lines.PAID.name());
        assertThatThrownBy(() -> start(List.of(Lines.PAID, Lines.PAID))).hasMessageContaining("declared twice");
    }

    @Test
    void aNewVersionReadsBesideTheOld() {
        long after = lastSequence();
        HOUSE.append(List.of(Lines.plain(1)));
        var next = new ActivityKind(
                Lines.POSTED.name(),
                Lines.POSTED.version() + 1,
                "More is told.",
                List.of(new Fact("words", "count", "the text")));
        try (var newer = new TestLog(URL, CLOCK, List.of(next, Lines.PAID), List.of())) {
            newer.append(List.of(line(next, Map.of("words", 3))));
        }
        assertThat(HOUSE.reader().read(after, 10))
                .extracting(LoggedActivity::kindVersion)
                .containsExactly(1, 2);
    }

    private static void start(List<ActivityKind> kinds) {
        new TestLog(URL, CLOCK, kinds, List.of()).close();
    }

    private static long lastSequence() {
        return HOUSE.reader().safeHorizon();
    }

    private static Set<String> claimAll(List<Claim> claims) {
        return HOUSE.transactions().execute(status -> HOUSE.log().claim(COMMUNITY, SOURCE, claims));
    }

    private static Claim claim(String key, long number) {
        return new Claim(key, Ids.uuidV7(NOW.toEpochMilli()), message(number));
    }

    private static Subject message(long number) {
        return new Subject(Subject.Type.MESSAGE, number);
    }

    private static NewActivity line(ActivityKind kind, Map<String, Object> facts) {
        NewActivity plain = Lines.plain(1);
        return new NewActivity(
                plain.id(),
                kind,
                plain.community(),
                null,
                plain.actor(),
                plain.actorRole(),
                null,
                plain.source(),
                plain.origin(),
                plain.occurredAt(),
                plain.precision(),
                null,
                facts);
    }
}
