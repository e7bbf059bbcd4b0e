package dev.hearth.app.internal.cli;

import dev.hearth.app.internal.ServerProcess;
import dev.hearth.platform.spi.DemoLogin;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** {@code hearth demo}: the server with the shipped sample in it. */
final class DemoCommand implements Command {
    private static final String COMMUNITY = "docker";

    @Override
    public Arguments.Syntax syntax() {
        return new Arguments.Syntax(Set.of("port", "host", "data", "sample"), Set.of(), 0);
    }

    @Override
    public int run(Class<?> application, Arguments arguments, Map<String, String> environment, Terminal terminal) {
        var request = new ImportCommand.Request(
                Path.of(arguments.required("sample")),
                COMMUNITY,
                Map.of("title", "Docker", "zone", "UTC"),
                Map.of("source", "gitter"));
        request.requireReadable();
        var installation = Installation.of(application, arguments, environment);
        try (ServerProcess server = RunCommand.start(installation, terminal)) {
            try (var connection = Connection.to(server, installation)) {
                int imported = ImportCommand.send(connection, request, false, terminal);
                if (imported != CommandLine.DONE) {
                    return imported;
                }
            }
            String address = server.runFile().baseUrl();
            terminal.out().println(terminal.text("demo.open", address + "/communities/" + COMMUNITY));
            server.context().getBeanProvider(DemoLogin.class).ifAvailable(demo -> {
                var login = demo.ensure();
                terminal.out()
                        .println(
                                login.password().isEmpty()
                                        ? terminal.text("demo.login_own", login.name())
                                        : terminal.text("demo.login", login.name(), login.password()));
            });
            return RunCommand.await(server, terminal);
        }
    }
}
