package dev.hearth.activity.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.hearth.activity.NewActivity;
import dev.hearth.platform.internal.EmbeddedPostgres;
import dev.hearth.testing.Lines;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The cost of writing lines over one connection, transaction by transaction in turns, so that whatever else the machine
 * does falls on both ways alike: with the announcement of the safe horizon and without.
 * Commits do not wait for the disk here, so differences show at their largest.
 */
public final class LineWritingBench {
    private static final int[] SIZES = {1, 100};
    private static final int LINES_PER_SIZE = 30_000;
    private static final int MAX_TRANSACTIONS = 3_000;

    /** A way to write. */
    private record Way(TransactionTemplate transactions, Consumer<LineColumns> write) {}

    /** A database with its log. */
    private record House(JdbcTemplate connections, TransactionTemplate transactions) {}

    private LineWritingBench() {}

    /** Argument: a folder for the cluster. */
    public static void main(String[] arguments) {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(
                        Path.of(arguments[0]), 0, "bench", Map.of("synchronous_commit", "off", "max_wal_size", "4GB"));
                var announced = new HikariDataSource();
                var silent = new HikariDataSource()) {
            House loud = open(server, announced, "announced");
            House quiet = open(server, silent, "silent");
            quiet.connections().execute("drop trigger announce_append on activity.log");
            var facts = new Facts();
            var sources = new SourceStore(JdbcClient.create(loud.connections()));
            var kinds = new KindRegistry(
                    new KindStore(JdbcClient.create(loud.connections())), loud.transactions(), Lines.KINDS);
            var store = new LogStore(loud.connections(), kinds, sources, facts);
            var quietStore = new LogStore(quiet.connections(), kinds, sources, facts);
            Function<List<NewActivity>, LineColumns> columns = batch -> new LineColumns(
                    batch,
                    Instant.EPOCH,
                    kinds,
                    loud.transactions()
                            .execute(status -> sources.numbers(
                                    batch.stream().map(NewActivity::source).collect(Collectors.toSet()))),
                    facts);

            System.out.println("| lines per transaction | plain, µs/transaction | announced, µs/transaction | kept |");
            System.out.println("|---|---|---|---|");
            for (int size : SIZES) {
                double[] micros = inTurns(
                        columns,
                        size,
                        new Way(quiet.transactions(), quietStore::append),
                        new Way(loud.transactions(), store::append));
                System.out.printf(
                        "| %,d | %.0f | %.0f | %.1f %% |%n", size, micros[0], micros[1], 100 * micros[0] / micros[1]);
            }
        }
    }

    private static House open(EmbeddedPostgres server, HikariDataSource source, String database) {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        source.setJdbcUrl(server.jdbcUrl(database));
        Flyway.configure()
                .dataSource(source)
                .defaultSchema("platform")
                .createSchemas(true)
                .locations("classpath:db/platform", "classpath:db/activity")
                .load()
                .migrate();
        return new House(new JdbcTemplate(source), new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    /** Median microseconds per transaction of both ways, after as many rounds again to warm up. */
    private static double[] inTurns(Function<List<NewActivity>, LineColumns> columns, int size, Way one, Way other) {
        var random = new Random(5);
        LineColumns lines = columns.apply(
                Stream.generate(() -> Lines.random(random)).limit(size).toList());
        int rounds = Math.min(MAX_TRANSACTIONS, Math.max(20, LINES_PER_SIZE / size));
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int round = -rounds; round < rounds; round++) {
            if (round == 0) {
                first.clear();
                second.clear();
            }
            // who goes first changes every round: the second finds warmer caches
            if (round % 2 == 0) {
                first.add(micros(one, lines));
                second.add(micros(other, lines));
            } else {
                second.add(micros(other, lines));
                first.add(micros(one, lines));
            }
        }
        return new double[] {median(first), median(second)};
    }

    private static double micros(Way way, LineColumns lines) {
        long start = System.nanoTime();
        way.transactions().executeWithoutResult(status -> way.write().accept(lines));
        return (System.nanoTime() - start) / 1e3;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
