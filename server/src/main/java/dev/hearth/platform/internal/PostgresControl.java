package dev.hearth.platform.internal;

import dev.hearth.platform.CannotStart;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/** The steps of one cluster's life: make, start, take over, stop. It keeps no state but the files. */
final class PostgresControl {
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
    /** Crash recovery replays at most {@code max_wal_size}, 1 GB. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);
    /** A killed server's remains (a zombie, backends, shared memory) are waited for that long. */
    private static final Duration REMAINS_LIMIT = Duration.ofSeconds(15);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final long LOG_BYTES_MAX = 16L << 20;

    private static final Map<String, String> ALWAYS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "timezone", "UTC",
            "log_timezone", "UTC",
            "log_checkpoints", "off",
            // rows named in error details would carry personal data into the log
            "log_error_verbosity", "terse",
            "log_min_error_statement", "panic");

    private final PostgresOptions options;
    private final Path home;
    private final Path cluster;
    private final ServerUser user;

    PostgresControl(PostgresOptions options) throws IOException {
        this.options = options;
        this.cluster = options.cluster();
        if (cluster.toString().matches(".*[\"`$\\\\\\n].*")
                || options.binaries().toString().matches(".*[\"`$\\\\\\n].*")) {
            // pg_ctl passes paths through a shell inside double quotes
            throw new CannotStart("data.path_characters", cluster.toString());
        }
        Files.createDirectories(options.folder());
        this.home = PostgresBinaries.unpack(options.binaries());
        this.user = ServerUser.choose(home, options.folder(), cluster);
    }

    /** Makes the cluster where there is none; a half made one is made anew. */
    void create() throws IOException {
        if (Files.exists(cluster)) {
            return;
        }
        Path fresh = options.folder().resolve("cluster.new");
        FileSystemUtils.deleteRecursively(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.own(fresh);
        Path password = Files.createTempFile(options.folder(), "pw", "");
        try {
            Files.writeString(password, options.password());
            user.own(password);
            var command = new ArrayList<>(List.of(
                    home + "/bin/initdb",
                    "-D",
                    fresh.toString(),
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "--pwfile=" + password,
                    "-k",
                    "-E",
                    "UTF8",
                    "--locale-provider=builtin",
                    "--locale=C.UTF-8"));
            if ("off".equals(options.settings().get("fsync"))) {
                command.add("--no-sync");
            }
            var outcome = run(command, INITDB_LIMIT);
            if (!outcome.succeeded()) {
                throw new CannotStart("database.initdb_failed", telling(outcome.output()));
            }
        } finally {
            Files.delete(password);
        }
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Takes over the server that runs on the cluster already, as one does whose owner was killed. */
    Optional<Postmaster> adopt() throws IOException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        Optional<Postmaster> found = Postmaster.of(cluster);
        while (found.isPresent() && !found.get().isReady() && System.nanoTime() < deadline) {
            pause();
            found = Postmaster.of(cluster);
        }
        if (found.isEmpty()) {
            return found;
        }
        boolean portFits = options.port() == 0 || options.port() == found.get().port();
        if (portFits && found.get().isFrom(home)) {
            return found;
        }
        stop();
        return Optional.empty();
    }

    /** Starts the server on the wished port, else on the one used last, else on a free one. */
    Postmaster start(int wishedPort) throws IOException {
        int port = wishedPort;
        if (port == 0) {
            port = rememberedPort();
            if (port == 0 || !isFree(port)) {
                port = freePort();
            }
        } else if (!isFree(port)) {
            throw new CannotStart("database.port_taken", Integer.toString(port));
        }
        Path log = cluster.resolve("postgres.log");
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_MAX) {
            Files.move(log, cluster.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        long deadline = System.nanoTime() + REMAINS_LIMIT.toNanos();
        while (true) {
            long logBytes = Files.exists(log) ? Files.size(log) : 0;
            var outcome = run(startCommand(port), START_LIMIT.plusSeconds(10));
            Optional<Postmaster> started = outcome.succeeded() ? Postmaster.of(cluster) : Optional.empty();
            if (started.isPresent()) {
                remember(port);
                return started.get();
            }
            String tail = Files.exists(log) ? tail(log, logBytes) : "";
            boolean remains = outcome.succeeded()
                    || tail.contains("postmaster.pid")
                    || tail.contains("pre-existing shared memory block")
                    || tail.contains("in use");
            if (!remains || System.nanoTime() > deadline) {
                throw new CannotStart("database.start_failed", telling(tail.isBlank() ? outcome.output() : tail));
            }
            pause();
        }
    }

    /** Stops whatever runs on the cluster: open transactions are rolled back, everything committed is kept. */
    void stop() throws IOException {
        if (Postmaster.of(cluster).isEmpty()) {
            return;
        }
        var outcome = run(
                List.of(
                        home + "/bin/pg_ctl",
                        "stop",
                        "-w",
                        "-t",
                        Long.toString(STOP_LIMIT.toSeconds()),
                        "-m",
                        "fast",
                        "-D",
                        cluster.toString()),
                STOP_LIMIT.plusSeconds(10));
        if (!outcome.succeeded() && Postmaster.of(cluster).isPresent()) {
            throw new IOException("PostgreSQL did not stop: " + telling(outcome.output()));
        }
    }

    boolean isAlive(Postmaster postmaster) {
        return postmaster.runsIn(cluster);
    }

    private List<String> startCommand(int port) {
        var settings = new TreeMap<>(ALWAYS);
        settings.putAll(options.settings());
        var text = new StringBuilder("-p " + port);
        settings.forEach((name, value) -> {
            if (!name.matches("[a-z_.]+") || value.contains("'")) {
                throw new IllegalArgumentException("not a server setting: " + name);
            }
            text.append(" -c ").append(name).append("='").append(value).append('\'');
        });
        return List.of(
                home + "/bin/pg_ctl",
                "start",
                "-w",
                "-t",
                Long.toString(START_LIMIT.toSeconds()),
                "-D",
                cluster.toString(),
                "-l",
                cluster.resolve("postgres.log").toString(),
                "-o",
                text.toString());
    }

    private SystemCommand.Outcome run(List<String> command, Duration limit) throws IOException {
        try {
            return SystemCommand.run(user.command(command), options.folder(), limit);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).startsWith("Cannot run program")) {
                // binaries for another processor or C library
                throw new CannotStart("database.machine_unsupported", String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private int rememberedPort() throws IOException {
        Path file = options.folder().resolve("port");
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    private void remember(int port) throws IOException {
        if (rememberedPort() != port) {
            Files.writeString(options.folder().resolve("port"), Integer.toString(port));
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String tail(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(from, file.length() - 8192);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The line that says why: the first FATAL or error, else the last. */
    private static String telling(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.contains("FATAL") || line.contains("error:") || line.contains("PANIC"))
                .findFirst()
                .orElseGet(() -> lines.isEmpty() ? "" : lines.getLast());
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
