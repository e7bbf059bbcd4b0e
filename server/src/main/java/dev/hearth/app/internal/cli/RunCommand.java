package dev.hearth.app.internal.cli;

import dev.hearth.app.internal.ServerProcess;
import dev.hearth.app.internal.Version;
import dev.hearth.platform.spi.StartupNotice;
import java.util.Map;
import java.util.Set;

/** {@code hearth run}: the server, until it is told to stop. */
final class RunCommand implements Command {
    @Override
    public Arguments.Syntax syntax() {
        return new Arguments.Syntax(Set.of("port", "host", "data"), Set.of(), 0);
    }

    @Override
    public int run(Class<?> application, Arguments arguments, Map<String, String> environment, Terminal terminal) {
        var installation = Installation.of(application, arguments, environment);
        try (ServerProcess server = start(installation, terminal)) {
            printNotices(server, terminal);
            return await(server, terminal);
        }
    }

    /** Starts the server and says where it is. */
    static ServerProcess start(Installation installation, Terminal terminal) {
        ServerProcess server = ServerProcess.start(
                installation.application(),
                installation.data(),
                installation.host(),
                installation.port(),
                () -> terminal.out().println(terminal.text("run.stopping")));
        String address = server.runFile().baseUrl();
        terminal.out().println(terminal.text("run.started", Version.current(), address));
        terminal.out().println(terminal.text("run.data", installation.data().toString()));
        return server;
    }

    /** Shows what modules want to say at the start, such as the set-up link. */
    static void printNotices(ServerProcess server, Terminal terminal) {
        String address = server.runFile().baseUrl();
        server.context()
                .getBeanProvider(StartupNotice.class)
                .orderedStream()
                .flatMap(notice -> notice.lines(address).stream())
                .forEach(terminal.out()::println);
    }

    static int await(ServerProcess server, Terminal terminal) {
        terminal.out().println(terminal.text("run.how_to_stop"));
        try {
            server.awaitStop();
            return CommandLine.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CommandLine.FAILED;
        }
    }
}
