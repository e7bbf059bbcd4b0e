package dev.hearth.platform.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A process of its own that starts PostgreSQL, says so, and waits to be killed. */
final class KilledServer {
    private KilledServer() {}

    public static void main(String[] arguments) throws IOException {
        var server = EmbeddedPostgres.start(
                new PostgresOptions(Path.of(arguments[0]), Path.of(arguments[1]), 0, "test", Map.of("fsync", "off")));
        System.out.println("pid " + server.pid());
        int end = System.in.read();
        System.out.println("ended by " + end);
    }
}
