package dev.hearth.activity.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.hearth.activity.NewActivity;
import dev.hearth.activity.Source;
import dev.hearth.platform.internal.EmbeddedPostgres;
import dev.hearth.testing.Lines;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From how many lines on COPY is the faster way to write them; commits do not wait for the disk here. */
public final class LineWritingBench {
    private static final int[] SIZES = {1, 5, 20, 50, 100, 1_000, 10_000};
    private static final int LINES_PER_SIZE = 30_000;
    private static final int MAX_TRANSACTIONS = 1_000;

    private LineWritingBench() {}

    /** Argument: a folder for the cluster. */
    public static void main(String[] arguments) {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(
                        Path.of(arguments[0]), 0, "bench", Map.of("synchronous_commit", "off", "max_wal_size", "4GB"));
                var source = new HikariDataSource()) {
            source.setJdbcUrl(server.jdbcUrl("postgres"));
            Flyway.configure()
                    .dataSource(source)
                    .defaultSchema("platform")
                    .createSchemas(true)
                    .locations("classpath:db/platform", "classpath:db/activity")
                    .load()
                    .migrate();
            measure(new JdbcTemplate(source), new TransactionTemplate(new JdbcTransactionManager(source)));
        }
    }

    private static void measure(JdbcTemplate connections, TransactionTemplate transactions) {
        var jdbc = JdbcClient.create(connections);
        var facts = new Facts();
        var kinds = new KindRegistry(new KindStore(jdbc), transactions, Lines.KINDS);
        var sources = new SourceStore(jdbc);
        var store = new LogStore(connections, kinds, sources, facts);
        var random = new Random(5);
        System.out.println("| lines per transaction | INSERT from arrays, µs/line | COPY, µs/line |");
        System.out.println("|---|---|---|");
        for (int size : SIZES) {
            List<NewActivity> batch =
                    Stream.generate(() -> Lines.random(random)).limit(size).toList();
            Map<Source, Integer> numbers = transactions.execute(status ->
                    sources.numbers(batch.stream().map(NewActivity::source).collect(Collectors.toSet())));
            List<Double> insert = new ArrayList<>();
            List<Double> copy = new ArrayList<>();
            int rounds = Math.min(MAX_TRANSACTIONS, Math.max(10, LINES_PER_SIZE / size));
            for (int round = 0; round < rounds; round++) {
                var columns = new LineColumns(batch, Instant.EPOCH, kinds, numbers, facts);
                insert.add(microsPerLine(transactions, columns, store::insert));
                copy.add(microsPerLine(transactions, columns, store::copy));
            }
            System.out.printf("| %,d | %.1f | %.1f |%n", size, median(insert), median(copy));
        }
    }

    private static double microsPerLine(
            TransactionTemplate transactions, LineColumns columns, Consumer<LineColumns> write) {
        long start = System.nanoTime();
        transactions.executeWithoutResult(status -> write.accept(columns));
        return (System.nanoTime() - start) / 1e3 / columns.size();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
