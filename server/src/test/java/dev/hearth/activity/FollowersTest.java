package dev.hearth.activity;

import static dev.hearth.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.testing.Lines;
import dev.hearth.testing.TestDatabase;
import dev.hearth.testing.TestLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(60)
class FollowersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TABLE = """
            create table if not exists public.taken (
                position bigint generated always as identity, follower text, sequence bigint,
                unique (follower, sequence))
            """;
    private final String url = TestDatabase.createUrl();

    /** Notes each line it takes; {@code before} may interfere with a batch. */
    private record Noting(String name, JdbcClient jdbc, int batchSize, Consumer<List<LoggedActivity>> before)
            implements ActivityFollower {
        @Override
        public void follow(List<LoggedActivity> lines) {
            for (LoggedActivity line : lines) {
                jdbc.sql("insert into public.taken (follower, sequence) values (:name, :sequence)")
                        .param("name", name)
                        .param("sequence", line.sequence())
                        .update();
            }
            before.accept(lines);
        }

        @Override
        public void reset() {
            jdbc.sql("delete from public.taken where follower = :name")
                    .param("name", name)
                    .update();
        }
    }

    @Test
    void severalNodesTakeEveryLineOnceAndInOrder() throws Exception {
        var batchesOfOther = new AtomicInteger();
        try (var one = open("a", 10, lines -> {});
                var other = open("a", 10, lines -> batchesOfOther.incrementAndGet());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (TestLog node : List.of(one, other, one, other)) {
                var _ = threads.submit(() -> {
                    for (int count = 0; count < 100; count++) {
                        node.append(lines(1 + count % 7));
                    }
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(one.followers().awaitCaughtUp("a", PATIENCE)).isTrue();
            assertThat(taken(one, "a")).isEqualTo(log(one)).hasSize(4 * 395);
            one.close();
            int before = batchesOfOther.get();
            other.append(lines(15));
            assertThat(other.followers().awaitCaughtUp("a", PATIENCE)).isTrue();
            assertThat(taken(other, "a")).isEqualTo(log(other));
            assertThat(batchesOfOther).as("the node that is left goes on").hasValueGreaterThan(before);
        }
    }

    @Test
    void aFailingFollowerTriesAgainAndStopsNobody() {
        var ill = new AtomicBoolean(true);
        try (var house = new TestLog(
                url,
                Clock.systemUTC(),
                Lines.KINDS,
                List.of(TABLE),
                jdbc -> List.of(
                        new Noting("failing", jdbc, 10, lines -> {
                            if (ill.get()) {
                                throw new IllegalStateException("ill");
                            }
                        }),
                        new Noting("healthy", jdbc, 10, lines -> {})))) {
            house.append(lines(25));
            assertThat(house.followers().awaitCaughtUp("healthy", PATIENCE)).isTrue();
            eventually(
                    "it failed more than once",
                    PATIENCE,
                    () -> standing(house, "failing").failures() > 1);
            assertThat(standing(house, "failing").lastFailure()).isEqualTo("IllegalStateException");
            assertThat(taken(house, "failing")).as("rolled back").isEmpty();
            ill.set(false);
            assertThat(house.followers().awaitCaughtUp("failing", PATIENCE)).isTrue();
            assertThat(taken(house, "failing")).isEqualTo(log(house));
            eventually(
                    "it is well again",
                    PATIENCE,
                    () -> standing(house, "failing").failures() == 0);
        }
    }

    @Test
    void aRebuildBeginsAtTheFirstLine() {
        try (var house = open("a", 10, lines -> {})) {
            house.append(lines(55));
            assertThat(house.followers().awaitCaughtUp("a", PATIENCE)).isTrue();
            house.jdbc().sql("delete from public.taken where sequence % 3 = 0").update();
            house.followers().rebuild("a");
            assertThat(house.followers().awaitCaughtUp("a", Duration.ofSeconds(4)))
                    .as("at once, not at the next idle check")
                    .isTrue();
            assertThat(taken(house, "a")).isEqualTo(log(house));
        }
    }

    @Test
    void aStopLetsTheBatchFinish() throws Exception {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var house = open("a", 10, lines -> {
            begun.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        house.append(lines(10));
        begun.await();
        Thread closing = Thread.ofVirtual().start(house::close);
        release.countDown();
        assertThat(closing.join(PATIENCE)).isTrue();
        try (var again = open("a", 10, lines -> {})) {
            assertThat(taken(again, "a")).hasSize(10);
        }
    }

    @Test
    void aNewFollowerTakesTheWholeLogAndAKnownOneGoesOn() {
        try (var house = open("a", 10, lines -> {})) {
            house.append(lines(30));
            assertThat(house.followers().awaitCaughtUp("a", PATIENCE)).isTrue();
        }
        try (var house = open("b", 10, lines -> {})) {
            house.append(lines(5));
            assertThat(house.followers().awaitCaughtUp("b", PATIENCE)).isTrue();
            assertThat(taken(house, "b")).hasSize(35);
        }
        try (var house = open("a", 10, lines -> {})) {
            assertThat(house.followers().awaitCaughtUp("a", PATIENCE)).isTrue();
            assertThat(taken(house, "a")).isEqualTo(log(house));
        }
    }

    @Test
    void waitingEndsWhenTheTimeIsUp() {
        try (var house = open("a", 10, lines -> {
            throw new IllegalStateException("never");
        })) {
            house.append(lines(1));
            assertThat(house.followers().awaitCaughtUp("a", Duration.ofMillis(200)))
                    .isFalse();
            assertThatThrownBy(() -> house.followers().awaitCaughtUp("nobody", PATIENCE))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> house.followers().rebuild("nobody")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private TestLog open(String follower, int batchSize, Consumer<List<LoggedActivity>> before) {
        return new TestLog(
                url,
                Clock.systemUTC(),
                Lines.KINDS,
                List.of(TABLE),
                jdbc -> List.of(new Noting(follower, jdbc, batchSize, before)));
    }

    private static ActivityFollowers.Standing standing(TestLog house, String name) {
        return house.followers().status().followers().stream()
                .filter(standing -> standing.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> taken(TestLog house, String follower) {
        return house.jdbc()
                .sql("select sequence from public.taken where follower = :follower order by position")
                .param("follower", follower)
                .query((row, index) -> row.getLong(1))
                .list();
    }

    private static List<Long> log(TestLog house) {
        return house.jdbc()
                .sql("select sequence from activity.log order by sequence")
                .query((row, index) -> row.getLong(1))
                .list();
    }

    private static List<NewActivity> lines(int count) {
        return LongStream.range(0, count).mapToObj(Lines::plain).toList();
    }
}
