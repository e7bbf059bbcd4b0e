package dev.hearth.platform.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.hearth.platform.CannotStart;
import dev.hearth.platform.DataFolder;
import dev.hearth.platform.HearthSettings;
import java.nio.file.Files;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The database: an external PostgreSQL where one is named, else the embedded one. */
@Configuration
class DatabaseConfiguration {
    private static final String PASSWORD = "postgres-password";
    private static final int CONNECTIONS_MAX = 16;
    private static final long CONNECTION_WAIT_MILLIS = 10_000;
    /** An open transaction holds back every reader of the activity log, so an idle one is ended. */
    private static final int IDLE_TRANSACTION_SECONDS = 60;

    private static final Map<String, String> DURABLE = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "60",
            "jit", "off",
            "random_page_cost", "1.1");

    @Bean
    DataFolder dataFolder(HearthSettings settings) {
        return DataFolder.open(settings.data());
    }

    @Bean
    @Lazy
    EmbeddedPostgres embeddedPostgres(HearthSettings settings, DataFolder data) {
        if (Files.exists(data.postgres().resolve("cluster")) && !data.hasSecret(PASSWORD)) {
            throw new CannotStart(
                    "database.password_missing",
                    data.secrets().resolve(PASSWORD).toString());
        }
        return EmbeddedPostgres.start(data.postgres(), settings.databasePort(), data.secret(PASSWORD), DURABLE);
    }

    @Bean
    DataSource dataSource(HearthSettings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        String url = settings.databaseUrl();
        DatabaseAddress address;
        if (url != null && !url.isBlank()) {
            address = DatabaseAddress.parse(url);
            PostgresBootstrap.check(address);
        } else {
            EmbeddedPostgres server = embedded.getObject();
            address = new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + PostgresBootstrap.NAME,
                    PostgresBootstrap.NAME,
                    server.password());
        }
        var pool = new HikariDataSource();
        pool.setPoolName("hearth");
        pool.setJdbcUrl(address.jdbcUrl());
        if (!address.user().isEmpty()) {
            pool.setUsername(address.user());
        }
        if (!address.password().isEmpty()) {
            pool.setPassword(address.password());
        }
        pool.setMaximumPoolSize(CONNECTIONS_MAX);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(CONNECTION_WAIT_MILLIS);
        pool.addDataSourceProperty("ApplicationName", "hearth");
        // rows named in error details would carry personal data into the log
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        pool.addDataSourceProperty(
                "options", "-c idle_in_transaction_session_timeout=" + IDLE_TRANSACTION_SECONDS + "s");
        return pool;
    }
}
