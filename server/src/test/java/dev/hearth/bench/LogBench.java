package dev.hearth.bench;

import dev.hearth.activity.ActivityFollower;
import dev.hearth.activity.LoggedActivity;
import dev.hearth.activity.NewActivity;
import dev.hearth.platform.internal.EmbeddedPostgres;
import dev.hearth.testing.Lines;
import dev.hearth.testing.TestLog;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * Appends per second and the lag of a follower, with the safe horizon and without it, on a durable PostgreSQL.
 *
 * <p>Both sides run the same Java. Without the horizon means a second database of the same server in which the writers'
 * trigger is dropped and the horizon is simply the last sequence drawn: a plain insert and a naive reader.
 */
public final class LogBench {
    private static final int[] WRITERS = {1, 4, 16};
    private static final int[] BATCHES = {1, 100};
    private static final int PREPARED_BATCHES = 64;
    private static final double FULL_SPEED = Double.POSITIVE_INFINITY;
    /** Share of the greatest throughput at which lag is taken a second time: at full speed it only tells the queue. */
    private static final double PACED_LOAD = 0.8;

    private static final int PACED_RUNS = 8;

    private enum Side {
        SAFE,
        PLAIN
    }

    /** One measurement: lines per second, and lag samples in nanoseconds. */
    private record Run(double linesPerSecond, long[] lagNanos) {}

    /** A house, and when the transactions of sampled lines had committed and were seen. */
    private record Bench(TestLog house, LagProbe probe) {}

    private LogBench() {}

    /** Arguments: a folder for the cluster, milliseconds per run, pairs of runs. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        var run = Duration.ofMillis(Long.parseLong(arguments[1]));
        int repetitions = Integer.parseInt(arguments[2]);
        try (EmbeddedPostgres server = EmbeddedPostgres.start(
                folder,
                0,
                "bench",
                Map.of(
                        "fsync", "on",
                        "synchronous_commit", "on",
                        "full_page_writes", "on",
                        "max_wal_size", "4GB",
                        "max_connections", "150"))) {
            Map<Side, Bench> benches = new EnumMap<>(Side.class);
            for (Side side : Side.values()) {
                benches.put(side, open(server, side));
            }
            for (Side side : Side.values()) {
                run(bench(benches, side), 4, 1, Duration.ofSeconds(5), FULL_SPEED);
            }
            System.out.println("| writers | lines per transaction | plain, lines/s | safe horizon, lines/s "
                    + "| kept (median of pairs; quartiles) | lag p50, ms | lag p99, ms "
                    + "| at 80 % load: lag p50, ms | lag p99, ms |");
            System.out.println("|---|---|---|---|---|---|---|---|---|");
            for (int batch : BATCHES) {
                for (int writers : WRITERS) {
                    compare(benches, writers, batch, run, repetitions);
                }
            }
            paced(bench(benches, Side.SAFE), Duration.ofSeconds(20));
            benches.values().forEach(bench -> bench.house().close());
        }
    }

    private static void compare(Map<Side, Bench> benches, int writers, int batch, Duration duration, int repetitions)
            throws Exception {
        List<Double> safe = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        List<Double> kept = new ArrayList<>();
        List<Long> lags = new ArrayList<>();
        for (Side side : Side.values()) {
            run(bench(benches, side), writers, batch, duration, FULL_SPEED);
        }
        for (int repetition = 0; repetition < repetitions; repetition++) {
            // who goes first alternates, so that neither side always follows the other's checkpoint
            List<Side> order = repetition % 2 == 0 ? List.of(Side.SAFE, Side.PLAIN) : List.of(Side.PLAIN, Side.SAFE);
            for (Side side : order) {
                Run run = run(bench(benches, side), writers, batch, duration, FULL_SPEED);
                (side == Side.SAFE ? safe : plain).add(run.linesPerSecond());
                if (side == Side.SAFE) {
                    Arrays.stream(run.lagNanos()).forEach(lags::add);
                }
            }
            kept.add(safe.getLast() / plain.getLast());
        }
        kept.sort(null);
        Run paced = run(
                bench(benches, Side.SAFE),
                writers,
                batch,
                duration.multipliedBy(PACED_RUNS),
                PACED_LOAD * median(safe));
        List<Long> pacedLags = Arrays.stream(paced.lagNanos()).boxed().toList();
        System.out.printf(
                "| %d | %d | %,.0f | %,.0f | %.1f %% (%.1f, %.1f) | %.1f | %.1f | %.1f | %.1f |%n",
                writers,
                batch,
                median(plain),
                median(safe),
                100 * median(kept),
                100 * kept.get(kept.size() / 4),
                100 * kept.get(kept.size() * 3 / 4),
                percentileMillis(lags, 0.50),
                percentileMillis(lags, 0.99),
                percentileMillis(pacedLags, 0.50),
                percentileMillis(pacedLags, 0.99));
    }

    /** Lag of a quiet log: one line every 20 to 180 ms, so that the follower has gone back to its idle pace. */
    private static void paced(Bench bench, Duration duration) throws InterruptedException {
        var random = new Random(3);
        bench.probe().begin();
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            append(bench, List.of(Lines.random(random)));
            Thread.sleep(20 + random.nextInt(160));
        }
        List<Long> lags = new ArrayList<>();
        Arrays.stream(finish(bench)).forEach(lags::add);
        System.out.printf(
                "%nQuiet log, %d single lines: lag p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
                lags.size(), percentileMillis(lags, 0.5), percentileMillis(lags, 0.99), percentileMillis(lags, 1));
    }

    /** @param linesPerSecond of all writers together, on a fixed schedule; {@link #FULL_SPEED}: one after the other */
    private static Run run(Bench bench, int writers, int batch, Duration duration, double linesPerSecond)
            throws Exception {
        List<List<NewActivity>> prepared = new ArrayList<>();
        var random = new Random(7);
        for (int number = 0; number < PREPARED_BATCHES; number++) {
            prepared.add(
                    Stream.generate(() -> Lines.random(random)).limit(batch).toList());
        }
        bench.probe().begin();
        var written = new LongAdder();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int first = writer;
                all.add(threads.submit(() -> {
                    double interval = 1e9 * writers * batch / linesPerSecond;
                    for (int next = first; System.nanoTime() < end; next++) {
                        long due = start + (long) (interval * (next - first + (double) first / writers));
                        LockSupport.parkNanos(due - System.nanoTime());
                        append(bench, withFreshFirstId(prepared.get(next % PREPARED_BATCHES)));
                        written.add(batch);
                    }
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Run(written.sum() / seconds, finish(bench));
    }

    private static long[] finish(Bench bench) {
        if (!bench.house().followers().awaitCaughtUp(LagProbe.NAME, Duration.ofMinutes(2))) {
            throw new IllegalStateException("the follower did not catch up");
        }
        return bench.probe().end();
    }

    /** The first line of a transaction is the one whose lag is sampled. */
    private static List<NewActivity> withFreshFirstId(List<NewActivity> batch) {
        NewActivity old = batch.getFirst();
        List<NewActivity> fresh = new ArrayList<>(batch);
        fresh.set(
                0,
                new NewActivity(
                        UUID.randomUUID(),
                        old.kind(),
                        old.community(),
                        old.group(),
                        old.actor(),
                        old.actorRole(),
                        old.subject(),
                        old.source(),
                        old.origin(),
                        old.occurredAt(),
                        old.precision(),
                        old.amount(),
                        old.facts()));
        return fresh;
    }

    private static void append(Bench bench, List<NewActivity> lines) {
        bench.house().append(lines);
        bench.probe().committed(lines.getFirst().id());
    }

    private static Bench open(EmbeddedPostgres server, Side side) throws SQLException {
        String database = "bench_" + side.name().toLowerCase(java.util.Locale.ROOT);
        execute(server.jdbcUrl("postgres"), "drop database if exists " + database);
        execute(server.jdbcUrl("postgres"), "create database " + database);
        String url = server.jdbcUrl(database);
        Flyway.configure()
                .dataSource(url, null, null)
                .defaultSchema("platform")
                .createSchemas(true)
                .locations("classpath:db/platform", "classpath:db/activity")
                .load()
                .migrate();
        if (side == Side.PLAIN) {
            execute(url, "drop trigger announce_append on activity.log");
            execute(url, """
                    create or replace function activity.observe_horizon(out last_sequence bigint, out horizon bigint)
                    language plpgsql as $$
                    begin
                        last_sequence := coalesce(pg_sequence_last_value('activity.log_sequence_seq'), 0);
                        horizon := last_sequence;
                    end
                    $$""");
        }
        var probe = new LagProbe();
        // as the product's pool opens its connections
        String pooled = url + "&options=-c%20idle_in_transaction_session_timeout=60s";
        return new Bench(new TestLog(pooled, Clock.systemUTC(), Lines.KINDS, List.of(probe)), probe);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Bench bench(Map<Side, Bench> benches, Side side) {
        Bench found = benches.get(side);
        if (found == null) {
            throw new IllegalStateException();
        }
        return found;
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double percentileMillis(List<Long> nanos, double share) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, rank - 1)] / 1e6;
    }

    /** A follower that only notes when it saw what. */
    private static final class LagProbe implements ActivityFollower {
        static final String NAME = "bench.lag";
        private final Map<UUID, Long> committedNanos = new ConcurrentHashMap<>();
        private final Queue<Map.Entry<UUID, Long>> seenNanos = new ConcurrentLinkedQueue<>();

        void begin() {
            committedNanos.clear();
            seenNanos.clear();
        }

        void committed(UUID id) {
            committedNanos.put(id, System.nanoTime());
        }

        /** From commit, as the writer learnt of it, to the follower's being given the line. */
        long[] end() {
            return seenNanos.stream()
                    .filter(seen -> committedNanos.containsKey(seen.getKey()))
                    .mapToLong(seen ->
                            Math.max(0, seen.getValue() - committedNanos.getOrDefault(seen.getKey(), seen.getValue())))
                    .toArray();
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public void follow(List<LoggedActivity> lines) {
            long now = System.nanoTime();
            lines.forEach(line -> seenNanos.add(Map.entry(line.id(), now)));
        }

        @Override
        public void reset() {
            begin();
        }
    }
}
