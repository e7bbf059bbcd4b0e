package dev.hearth.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.activity.ActivityFollower;
import dev.hearth.activity.ActivityKind;
import dev.hearth.activity.NewActivity;
import dev.hearth.testing.History;
import dev.hearth.testing.TestDatabase;
import dev.hearth.testing.TestLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requires of a projection that what it made while the log grew is what it makes of the whole log. */
final class Replay {
    private static final int WRITERS = 4;
    private static final int TRANSACTIONS_PER_WRITER = 25;
    private static final int MAX_LINES_PER_TRANSACTION = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * A projection to be checked.
     *
     * @param follower makes it over a database
     * @param tables its derived tables, with their schema
     * @param preparation statements its tables need where no migration makes them
     * @param kinds of the lines it is given; should include all it looks at
     */
    record Projection(
            String name,
            Function<JdbcClient, ActivityFollower> follower,
            List<String> tables,
            List<String> preparation,
            List<ActivityKind> kinds) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Small batches until the reset and the follower's own after it: state may not depend on where batches end. */
    private static final class SmallBatchesAtFirst extends DelegatingFollower {
        private static final int SMALL = 3;
        private volatile boolean wasReset;

        SmallBatchesAtFirst(ActivityFollower follower) {
            super(follower);
        }

        @Override
        public int batchSize() {
            return wasReset ? super.batchSize() : SMALL;
        }

        @Override
        public void reset() {
            super.reset();
            wasReset = true;
        }
    }

    private Replay() {}

    static void check(Projection projection, Random random) throws Exception {
        String url = TestDatabase.createUrl();
        try (var house = new TestLog(
                url,
                Clock.systemUTC(),
                projection.kinds(),
                projection.preparation(),
                jdbc -> List.of(new SmallBatchesAtFirst(projection.follower().apply(jdbc))))) {
            String cursor = house.followers().status().followers().getFirst().name();
            write(house, new History(projection.kinds()), random);
            Map<String, List<String>> live = caughtUp(house, cursor, projection);
            assertThat(live.values())
                    .as("the history leaves traces in every table")
                    .noneMatch(List::isEmpty);
            house.followers().rebuild(cursor);
            assertThat(caughtUp(house, cursor, projection)).as("replayed").isEqualTo(live);
        }
    }

    private static Map<String, List<String>> caughtUp(TestLog house, String cursor, Projection projection) {
        assertThat(house.followers().awaitCaughtUp(cursor, PATIENCE))
                .as("caught up: %s", house.followers().status())
                .isTrue();
        Map<String, List<String>> dump = new LinkedHashMap<>();
        for (String table : projection.tables()) {
            dump.put(
                    table,
                    house.jdbc()
                            .sql("select derived::text from " + table + " derived order by 1")
                            .query((row, index) -> row.getString(1))
                            .list());
        }
        return dump;
    }

    private static void write(TestLog house, History history, Random random) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                var own = new Random(random.nextLong());
                writers.add(threads.submit(() -> {
                    for (int count = 0; count < TRANSACTIONS_PER_WRITER; count++) {
                        house.append(lines(history, own));
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static List<NewActivity> lines(History history, Random random) {
        return Stream.generate(() -> history.line(random))
                .limit(1 + random.nextInt(MAX_LINES_PER_TRANSACTION))
                .toList();
    }
}
