package dev.hearth.platform.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.hearth.platform.HearthSettings;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The database: an external PostgreSQL where one is named, else the embedded one. */
@Configuration
class DatabaseConfiguration {
    @Bean
    @Lazy
    EmbeddedPostgres embeddedPostgres(HearthSettings settings) {
        return EmbeddedPostgres.start(
                settings.data().resolve("pg"), settings.databasePort(), "hearth", Map.of("fsync", "on"));
    }

    @Bean
    DataSource dataSource(HearthSettings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        var pool = new HikariDataSource();
        String url = settings.databaseUrl();
        pool.setJdbcUrl(url != null ? url : embedded.getObject().jdbcUrl("postgres"));
        pool.setMaximumPoolSize(16);
        return pool;
    }
}
