package dev.hearth.platform.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Starts and stops a PostgreSQL of our own from the binaries on the class path. */
public final class EmbeddedPostgres implements AutoCloseable {
    private final Path home;
    private final Path cluster;
    private final int port;
    private final String password;

    private EmbeddedPostgres(Path home, Path cluster, int port, String password) {
        this.home = home;
        this.cluster = cluster;
        this.port = port;
        this.password = password;
    }

    /** Loopback port it listens on. */
    public int port() {
        return port;
    }

    /** JDBC address of one of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=hearth&password=" + password;
    }

    /**
     * Starts the server, making its cluster first where there is none.
     *
     * @param folder holds the unpacked binaries and the cluster
     * @param port loopback port, 0 for a free one
     * @param settings server settings by name
     */
    public static EmbeddedPostgres start(Path folder, int port, String password, Map<String, String> settings) {
        try {
            Path home = unpack(folder);
            Path cluster = folder.resolve("cluster").toAbsolutePath();
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                Path passwordFile = Files.createTempFile(folder, "pw", "");
                Files.writeString(passwordFile, password);
                try {
                    run(List.of(
                            home + "/bin/initdb",
                            "-D",
                            cluster.toString(),
                            "-U",
                            "hearth",
                            "-A",
                            "scram-sha-256",
                            "--pwfile=" + passwordFile,
                            "-E",
                            "UTF8",
                            "--locale-provider=builtin",
                            "--locale=C.UTF-8"));
                } finally {
                    Files.delete(passwordFile);
                }
            }
            int chosen = port == 0 ? freePort() : port;
            var options =
                    new StringBuilder("-p " + chosen + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=");
            settings.forEach((name, value) ->
                    options.append(" -c ").append(name).append('=').append(value));
            run(List.of(
                    home + "/bin/pg_ctl",
                    "start",
                    "-w",
                    "-D",
                    cluster.toString(),
                    "-l",
                    folder.resolve("postgres.log").toString(),
                    "-o",
                    options.toString()));
            return new EmbeddedPostgres(home, cluster, chosen, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            run(List.of(home + "/bin/pg_ctl", "stop", "-w", "-m", "fast", "-D", cluster.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path unpack(Path folder) throws IOException {
        Path home = folder.resolve("server-18.6").toAbsolutePath();
        if (Files.exists(home)) {
            return home;
        }
        Files.createDirectories(folder);
        Path fresh = Files.createTempDirectory(folder, "unpack");
        InputStream raw = EmbeddedPostgres.class.getResourceAsStream("/postgres-linux-x86_64.txz");
        if (raw == null) {
            throw new IllegalStateException("no PostgreSQL binaries for this machine: set HEARTH_DATABASE_URL");
        }
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path to = fresh.resolve(entry.getName()).normalize();
                if (!to.startsWith(fresh)) {
                    throw new IOException("entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(to.getParent());
                    Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(to.getParent());
                    Files.copy(tar, to);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        return home;
    }

    private static void run(List<String> command) throws IOException {
        var whole = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            whole.addAll(List.of("unshare", "-U", "--"));
        }
        whole.addAll(command);
        Path output = Files.createTempFile("hearth-pg", ".out");
        try {
            Process process = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command.getFirst() + " failed: " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(output);
        }
    }
}
