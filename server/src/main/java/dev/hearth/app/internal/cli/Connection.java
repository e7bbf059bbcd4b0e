package dev.hearth.app.internal.cli;

import dev.hearth.app.internal.RunFile;
import dev.hearth.app.internal.ServerProcess;
import dev.hearth.platform.DataFolder;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A client of the running server, or of one that is started in this process until the command has ended. */
final class Connection implements AutoCloseable {
    private final ApiClient client;
    private final @Nullable ServerProcess own;
    private final AtomicReference<Runnable> onInterrupt;

    private Connection(ApiClient client, @Nullable ServerProcess own, AtomicReference<Runnable> onInterrupt) {
        this.client = client;
        this.own = own;
        this.onInterrupt = onInterrupt;
    }

    static Connection open(Installation installation, Terminal terminal) {
        var onInterrupt = new AtomicReference<Runnable>(() -> {});
        DataFolder data = DataFolder.open(installation.data());
        var running = RunFile.read(data.root());
        if (running.isPresent()) {
            var client = ApiClient.of(running.get(), data);
            if (client.isUp()) {
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> onInterrupt.get().run()));
                return new Connection(client, null, onInterrupt);
            }
            client.close();
        }
        terminal.err().println(terminal.text("server.starting"));
        // any free port: nobody else is meant to find this one
        var server = ServerProcess.start(
                installation.application(),
                data.root(),
                installation.host(),
                0,
                () -> onInterrupt.get().run());
        return new Connection(ApiClient.of(server.runFile(), data), server, onInterrupt);
    }

    /** To the server of this process, which stays when the connection is closed. */
    static Connection to(ServerProcess server, Installation installation) {
        var client = ApiClient.of(server.runFile(), DataFolder.open(installation.data()));
        return new Connection(client, null, new AtomicReference<>(() -> {}));
    }

    ApiClient client() {
        return client;
    }

    /** What is done when the person presses Ctrl-C; nothing once the command has ended. */
    void onInterrupt(Runnable action) {
        onInterrupt.set(action);
    }

    @Override
    public void close() {
        onInterrupt.set(() -> {});
        client.close();
        if (own != null) {
            own.close();
        }
    }
}
