package dev.hearth.app.internal.cli;

import dev.hearth.app.internal.ServerProcess;
import dev.hearth.platform.spi.DemoLogin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;

/** {@code hearth demo}: the server with the shipped sample in it. */
final class DemoCommand implements Command {
    private static final String SAMPLE = "/sample/docker.ndjson.gz";
    private static final String COMMUNITY = "docker";
    /** The notice is a key of the web client's texts, so that it is said in the reader's language. */
    private static final Map<String, String> TRAITS =
            Map.of("title", "docker/docker", "zone", "UTC", "notice", "sample.docker");

    @Override
    public Arguments.Syntax syntax() {
        return new Arguments.Syntax(Set.of("port", "host", "data"), Set.of(), 0);
    }

    @Override
    public int run(Class<?> application, Arguments arguments, Map<String, String> environment, Terminal terminal) {
        var installation = Installation.of(application, arguments, environment);
        try (ServerProcess server = RunCommand.start(installation, terminal)) {
            int imported = importSample(server, installation, terminal);
            if (imported != CommandLine.DONE) {
                return imported;
            }
            var login = server.context().getBean(DemoLogin.class).ensure();
            terminal.out().println(terminal.text("demo.open", server.runFile().baseUrl() + "/"));
            terminal.out()
                    .println(
                            login.name().isEmpty()
                                    ? terminal.text("demo.login_own")
                                    : terminal.text("demo.login", login.name(), login.password()));
            return RunCommand.await(server, terminal);
        }
    }

    private static int importSample(ServerProcess server, Installation installation, Terminal terminal) {
        Path sample = copy();
        try (var connection = Connection.to(server, installation)) {
            var request = new ImportCommand.Request(sample, COMMUNITY, TRAITS, Map.of());
            return ImportCommand.send(connection, request, false, terminal);
        } finally {
            delete(sample);
        }
    }

    private static Path copy() {
        try (InputStream content = DemoCommand.class.getResourceAsStream(SAMPLE)) {
            if (content == null) {
                throw new IllegalStateException("the sample is not in the jar");
            }
            Path file = Files.createTempFile("docker", ".ndjson.gz");
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
