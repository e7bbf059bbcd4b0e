package dev.hearth.platform.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system and waits for it. */
final class SystemCommand {
    /**
     * How a program ended.
     *
     * @param exitCode 0 for success
     * @param output what it wrote, standard output and error together
     */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private SystemCommand() {}

    /** Runs {@code command} in {@code folder}; one that takes longer than {@code limit} is ended and fails. */
    static Outcome run(List<String> command, Path folder, Duration limit) throws IOException {
        // a file, not a pipe: the server that pg_ctl leaves behind would keep a pipe open
        Path output = Files.createTempFile("hearth-", ".out");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, command.getFirst() + " took longer than " + limit.toSeconds() + " s");
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.getFirst(), e);
        } finally {
            Files.delete(output);
        }
    }
}
