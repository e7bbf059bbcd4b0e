package dev.hearth.platform;

import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The installation's settings.
 *
 * @param data folder that holds {@code pg/ lake/ files/ secrets/}
 * @param databaseUrl JDBC or {@code postgres://} address of an external PostgreSQL 15+; absent: the embedded one
 * @param databasePort loopback port of the embedded PostgreSQL; 0 picks a free one and remembers it
 * @param zone default zone of communities that name none
 */
@ConfigurationProperties("hearth")
public record HearthSettings(
        @DefaultValue("data") Path data,
        @Nullable String databaseUrl,
        @DefaultValue("0") int databasePort,
        @DefaultValue("Asia/Shanghai") ZoneId zone) {}
