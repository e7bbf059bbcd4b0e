package dev.hearth.testing;

import dev.hearth.platform.internal.EmbeddedPostgres;
import dev.hearth.platform.internal.PostgresOptions;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL per test run, with a migrated template; each caller gets a database of its own (about 70 ms).
 * Durability is off: tests of durability start their own server.
 */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String PASSWORD = "test";
    private static final EmbeddedPostgres SERVER = startServer();

    private TestDatabase() {}

    /** JDBC address of a fresh, migrated database. */
    public static String createUrl() {
        String name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name + " template hearth_template");
        return SERVER.jdbcUrl(name);
    }

    /** A fresh, migrated database; connections are not pooled. */
    public static DataSource create() {
        var source = new PGSimpleDataSource();
        source.setUrl(createUrl());
        return source;
    }

    private static EmbeddedPostgres startServer() {
        Path target = Path.of("target").toAbsolutePath();
        Path folder = target.resolve("test-postgres-" + ProcessHandle.current().pid());
        EmbeddedPostgres server = EmbeddedPostgres.start(new PostgresOptions(
                target.resolve("postgres-binaries"),
                folder,
                0,
                PASSWORD,
                Map.of(
                        "fsync", "off",
                        "synchronous_commit", "off",
                        "full_page_writes", "off",
                        "max_connections", "200")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            FileSystemUtils.deleteRecursively(folder.toFile());
        }));
        try {
            try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
                    var statement = connection.createStatement()) {
                statement.execute("create database hearth_template");
            }
            // a superuser's power, so that tests may show what an external server's superuser cannot do either
            try (var connection = DriverManager.getConnection(
                            server.jdbcUrl("postgres").replace("user=hearth", "user=postgres"));
                    var statement = connection.createStatement()) {
                statement.execute("grant set on parameter session_replication_role to hearth");
            }
            Flyway.configure()
                    .dataSource(server.jdbcUrl("hearth_template"), null, null)
                    .defaultSchema("platform")
                    .createSchemas(true)
                    .locations(locations())
                    .load()
                    .migrate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server;
    }

    private static String[] locations() {
        try {
            var yaml = new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yaml"))
                    .getFirst();
            return String.valueOf(yaml.getProperty("spring.flyway.locations")).split(",");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void execute(String sql) {
        try (var connection = DriverManager.getConnection(SERVER.jdbcUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
