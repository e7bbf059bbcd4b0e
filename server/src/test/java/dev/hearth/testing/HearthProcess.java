package dev.hearth.testing;

import dev.hearth.app.Hearth;
import dev.hearth.app.internal.RunFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The application as a process of its own, which can be killed. */
public final class HearthProcess implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration END_PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final HttpApi api;

    private HearthProcess(Process process, HttpApi api) {
        this.process = process;
        this.api = api;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param data its data folder
     * @param databaseUrl JDBC address of its database
     */
    public static HearthProcess start(Path data, String databaseUrl) {
        try {
            Files.deleteIfExists(data.resolve("server.json"));
            Path output = data.resolve("output-" + System.nanoTime());
            var builder = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Hearth.class.getName(),
                            "run",
                            "--port",
                            "0",
                            "--data",
                            data.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("HEARTH_DATABASE_URL", databaseUrl);
            Process process = builder.start();
            Eventually.eventually(
                    "server has started or given up",
                    START_PATIENCE,
                    () -> !process.isAlive() || RunFile.read(data).isPresent());
            Optional<RunFile> running = RunFile.read(data);
            if (running.isEmpty()) {
                throw new AssertionError(Files.readString(output));
            }
            String token = Files.readString(data.resolve("secrets/cli-token")).strip();
            return new HearthProcess(process, new HttpApi(running.get().baseUrl(), Contract.committed(), token));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The local command line. */
    public HttpApi api() {
        return api;
    }

    /** Ends it without any warning, as kill -9 does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(END_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
