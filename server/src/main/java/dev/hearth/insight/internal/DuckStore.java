package dev.hearth.insight.internal;

import dev.hearth.platform.HearthSettings;
import dev.hearth.platform.Refusal;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The query engine inside the process: one DuckDB database in memory, a connection of its own per question. It may
 * touch the lake and its spill folder, nothing else, and its settings are locked. Opened when first needed.
 */
@Component
class DuckStore {
    private final Path lake;
    private final Path spill;
    private final InsightSettings settings;
    private final Semaphore turns;
    private @Nullable DuckDBConnection root;

    DuckStore(HearthSettings hearth, InsightSettings settings) {
        this.lake = hearth.data().resolve("lake").toAbsolutePath().normalize();
        this.spill = hearth.data().resolve("lake-spill").toAbsolutePath().normalize();
        this.settings = settings;
        this.turns = new Semaphore(settings.concurrentQueries(), true);
    }

    /** A computation on a connection. */
    interface Work<T> {
        T run(DuckSession session) throws SQLException;
    }

    Path lake() {
        return lake;
    }

    /**
     * Computes an answer within the limits.
     *
     * @throws Refusal {@code insight.busy}, {@code insight.timeout}
     */
    <T> T ask(Work<T> work) {
        try {
            if (!turns.tryAcquire(settings.queueTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refusal(Refusal.Kind.TOO_MANY, "insight.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.Kind.TOO_MANY, "insight.busy");
        }
        try {
            return work(work);
        } finally {
            turns.release();
        }
    }

    /** Writes, loads and merges: in no queue, because one writer at a time calls it. */
    <T> T work(Work<T> work) {
        try (var connection = connect()) {
            return work.run(new DuckSession(connection, settings.queryTimeout()));
        } catch (SQLTimeoutException e) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, "insight.timeout");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized DuckDBConnection connect() throws SQLException {
        if (root == null) {
            root = open();
        }
        return (DuckDBConnection) root.duplicate();
    }

    private DuckDBConnection open() throws SQLException {
        try {
            Files.createDirectories(lake);
            Files.createDirectories(spill);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var opened = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", new Properties());
        try (Statement statement = opened.createStatement()) {
            for (String setting : List.of(
                    "set threads = " + settings.threads(),
                    "set memory_limit = '" + settings.memoryMegabytes() + "MB'",
                    "set temp_directory = " + literal(spill),
                    "set max_temp_directory_size = '" + settings.spillMegabytes() + "MB'",
                    "set TimeZone = 'UTC'",
                    "set autoinstall_known_extensions = false",
                    "set autoload_known_extensions = false",
                    "set allowed_directories = [" + literal(lake) + ", " + literal(spill) + "]",
                    "set enable_external_access = false",
                    "set lock_configuration = true")) {
                statement.execute(setting);
            }
        }
        return opened;
    }

    /** A path as an SQL literal. */
    static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    @PreDestroy
    synchronized void close() throws SQLException {
        if (root != null) {
            root.close();
            root = null;
        }
    }
}
