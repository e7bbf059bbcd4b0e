package dev.hearth.app.internal.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the server is, from options and environment.
 *
 * @param application the Spring Boot class
 * @param data data folder
 * @param host address to listen on
 * @param port port to listen on
 */
record Installation(Class<?> application, Path data, String host, int port) {
    private static final int DEFAULT_PORT = 8080;
    private static final int HIGHEST_PORT = 65535;

    static Installation of(Class<?> application, Arguments arguments, Map<String, String> environment) {
        String folder = arguments.option("data").orElse(environment.getOrDefault("HEARTH_DATA", "data"));
        try {
            return new Installation(
                    application,
                    Path.of(folder).toAbsolutePath().normalize(),
                    arguments.option("host").orElse("127.0.0.1"),
                    arguments.number("port", DEFAULT_PORT, 0, HIGHEST_PORT));
        } catch (InvalidPathException e) {
            throw new UsageException("usage.not_a_path", folder);
        }
    }
}
