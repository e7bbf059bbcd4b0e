package dev.hearth.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.testing.Lines;
import dev.hearth.testing.TestDatabase;
import dev.hearth.testing.TestLog;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.TransactionStatus;

/**
 * Many writers, short and long, committing and rolling back, against readers that poll all the time. The naive reader
 * runs in the same race and must lose lines: else the race would prove nothing about the others.
 */
@Timeout(120)
class RaceTest {
    private static final int WRITERS = 16;
    private static final int TRANSACTIONS_PER_WRITER = 120;
    private static final long SEED = Long.getLong("hearth.seed", 20_261_123);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a reader keeps of a line. */
    private record Seen(long sequence, UUID id) {}

    @Test
    void readersMissNothingAndANaiveOneDoes() throws Exception {
        String url = TestDatabase.createUrl();
        var writing = new CountDownLatch(WRITERS);
        try (var house = new TestLog(url, Clock.systemUTC(), Lines.KINDS, List.of());
                var otherNode = new TestLog(url, Clock.systemUTC(), Lines.KINDS, List.of());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            house.jdbc().sql("create table public.unrelated (x bigint)").update();
            List<Future<List<Seen>>> readers = List.of(
                    threads.submit(() -> poll(writing, after -> read(house, after, 7))),
                    threads.submit(() -> poll(writing, after -> read(house, after, 1_000))),
                    threads.submit(() -> poll(writing, after -> read(otherNode, after, 100))));
            Future<List<Seen>> naive = threads.submit(() -> poll(writing, after -> readNaively(house, after)));
            List<Future<?>> writers = new ArrayList<>();
            for (int number = 0; number < WRITERS; number++) {
                var random = new Random(SEED + number);
                TestLog node = number % 2 == 0 ? house : otherNode;
                writers.add(threads.submit(() -> {
                    try {
                        for (int count = 0; count < TRANSACTIONS_PER_WRITER; count++) {
                            transact(node, random);
                        }
                    } finally {
                        writing.countDown();
                    }
                }));
            }
            Future<?> unrelated = threads.submit(() -> writeElsewhere(house, writing));
            for (Future<?> writer : writers) {
                finish(writer);
            }
            finish(unrelated);

            List<Seen> committed = readNaively(house, 0);
            assertThat(committed).as("seed %d", SEED).hasSizeGreaterThan(WRITERS * TRANSACTIONS_PER_WRITER);
            assertThat(committed.getLast().sequence())
                    .as("some sequences were rolled back")
                    .isGreaterThan(committed.size());
            for (Future<List<Seen>> reader : readers) {
                List<Seen> seen = finish(reader);
                // not isEqualTo: it would print tens of thousands of lines
                assertThat(seen.equals(committed))
                        .as("%s, seed %d", firstDifference(seen, committed), SEED)
                        .isTrue();
            }
            assertThat(finish(naive).size())
                    .as("lines seen by the naive reader, seed %d", SEED)
                    .isLessThan(committed.size());
        }
    }

    private static String firstDifference(List<Seen> seen, List<Seen> committed) {
        int at = 0;
        while (at < Math.min(seen.size(), committed.size()) && seen.get(at).equals(committed.get(at))) {
            at++;
        }
        return "a reader with %d of %d lines differs at line %d: %s"
                .formatted(seen.size(), committed.size(), at, at < seen.size() ? seen.get(at) : "none");
    }

    private static void transact(TestLog node, Random random) {
        node.transactions().executeWithoutResult(status -> {
            switch (random.nextInt(20)) {
                case 0, 1 -> appendAndStay(node, random, 20 + random.nextInt(130));
                case 2, 3, 4 -> {
                    append(node, 1 + random.nextInt(20), random);
                    status.setRollbackOnly();
                }
                case 5 -> {
                    node.jdbc().sql("insert into public.unrelated values (1)").update();
                    stay(random.nextInt(30));
                    appendAndStay(node, random, random.nextInt(10));
                }
                case 6 -> {
                    appendAndTakeBack(node, random, status);
                    append(node, 1 + random.nextInt(5), random);
                }
                case 7 -> {
                    append(node, 1, random);
                    appendAndTakeBack(node, random, status);
                    appendAndStay(node, random, random.nextInt(10));
                }
                case 8, 9, 10 -> append(node, 1 + random.nextInt(200), random);
                default -> append(node, 1, random);
            }
        });
    }

    private static void appendAndTakeBack(TestLog node, Random random, TransactionStatus status) {
        Object savepoint = status.createSavepoint();
        append(node, 1 + random.nextInt(5), random);
        status.rollbackToSavepoint(savepoint);
    }

    private static void appendAndStay(TestLog node, Random random, int millis) {
        append(node, 1 + random.nextInt(5), random);
        stay(millis);
    }

    private static void append(TestLog node, int lines, Random random) {
        node.log()
                .append(LongStream.range(0, lines)
                        .mapToObj(number -> Lines.random(random))
                        .toList());
    }

    /** Load, not synchronisation: a transaction that takes its time. */
    private static void stay(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void writeElsewhere(TestLog house, CountDownLatch writing) {
        while (writing.getCount() > 0) {
            house.transactions().executeWithoutResult(status -> {
                house.jdbc().sql("insert into public.unrelated values (2)").update();
                stay(300);
            });
        }
    }

    private static List<Seen> poll(CountDownLatch writing, Function<Long, List<Seen>> read) {
        List<Seen> all = new ArrayList<>();
        long after = 0;
        while (true) {
            boolean last = writing.getCount() == 0;
            List<Seen> lines = read.apply(after);
            all.addAll(lines);
            if (!lines.isEmpty()) {
                after = lines.getLast().sequence();
            } else if (last) {
                return all;
            } else {
                stay(1);
            }
        }
    }

    private static List<Seen> read(TestLog node, long after, int limit) {
        return node.reader().read(after, limit).stream()
                .map(line -> new Seen(line.sequence(), line.id()))
                .toList();
    }

    private static List<Seen> readNaively(TestLog house, long after) {
        return house.jdbc()
                .sql("select sequence, id from activity.log where sequence > :after order by sequence")
                .param("after", after)
                .query((row, index) -> new Seen(row.getLong(1), row.getObject(2, UUID.class)))
                .list();
    }

    private static <T> T finish(Future<T> future) throws Exception {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }
}
