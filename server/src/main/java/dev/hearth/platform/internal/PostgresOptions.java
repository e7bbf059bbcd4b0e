package dev.hearth.platform.internal;

import java.nio.file.Path;
import java.util.Map;

/**
 * How the embedded PostgreSQL is started.
 *
 * @param binaries folder that receives the unpacked server
 * @param folder folder that receives the cluster
 * @param port loopback port; 0 takes the one used last, or a free one
 * @param password of the roles {@code postgres} and {@code hearth}
 * @param settings server settings by name
 */
public record PostgresOptions(Path binaries, Path folder, int port, String password, Map<String, String> settings) {
    public PostgresOptions {
        binaries = binaries.toAbsolutePath().normalize();
        folder = folder.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    Path cluster() {
        return folder.resolve("cluster");
    }

    @Override
    public String toString() {
        return "PostgresOptions[" + folder + ", port " + port + "]";
    }
}
