package dev.hearth.app.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code server.json} in the data folder tells the command line about the running server.
 *
 * @param pid its process
 * @param host address it listens on
 * @param port port it listens on
 */
public record RunFile(long pid, String host, int port) {
    private static final String NAME = "server.json";

    /** The one of a living process, if any; whether it answers is for the caller to find out. */
    public static Optional<RunFile> read(Path data) {
        try {
            var found = JsonMapper.shared().readValue(Files.readString(data.resolve(NAME)), RunFile.class);
            return ProcessHandle.of(found.pid).filter(ProcessHandle::isAlive).map(process -> found);
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Writes it for the server's owner only. */
    public void write(Path data) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path fresh = Files.createTempFile(data, ".server", "", mode);
        Files.writeString(fresh, JsonMapper.shared().writeValueAsString(this));
        Files.move(fresh, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    public static void delete(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(NAME));
    }

    /** Address as seen from this machine, without a trailing slash. */
    public String baseUrl() {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + port).toString();
    }
}
