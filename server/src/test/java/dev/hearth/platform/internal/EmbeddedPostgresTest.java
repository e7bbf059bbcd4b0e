package dev.hearth.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hearth.platform.CannotStart;
import dev.hearth.testing.Eventually;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** The life of the embedded PostgreSQL with durability on, in a folder whose name has spaces. */
class EmbeddedPostgresTest {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path BINARIES = TARGET.resolve("postgres-binaries");
    private static final int SOCKET_LINE = 4;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Path folder = TARGET;

    @BeforeEach
    void makeFolder() throws Exception {
        Files.createDirectories(BINARIES);
        folder = Files.createTempDirectory(TARGET, "life of postgres ");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void stopWhatIsLeft() throws Exception {
        if (Files.exists(folder.resolve("cluster"))) {
            new PostgresControl(options(folder, 0)).stop();
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void rowsAndPortOutliveStopAndStart() throws Exception {
        int port;
        try (var server = EmbeddedPostgres.start(durable(folder))) {
            port = server.port();
            execute(server, "create table kept (x int)");
            execute(server, "insert into kept values (1)");
            assertThat(setting(server, "fsync")
                            + setting(server, "synchronous_commit")
                            + setting(server, "full_page_writes")
                            + setting(server, "data_checksums"))
                    .isEqualTo("onononon");
            assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                            .get(SOCKET_LINE))
                    .isBlank();
            assertThat(setting(server, "is_superuser")).isEqualTo("off");
            assertThatThrownBy(() -> DriverManager.getConnection(
                            server.jdbcUrl("hearth").replace("password=test", "password=wrong")))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(Postmaster.of(folder.resolve("cluster"))).isEmpty();
        assertThat(Files.getPosixFilePermissions(folder.resolve("cluster")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(folder).isDirectoryNotContaining("glob:**/pw*");
        try (var server = EmbeddedPostgres.start(durable(folder))) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.isAdopted()).isFalse();
            assertThat(rows(server)).isEqualTo(1);
        }
    }

    @Test
    void killedProcessLeavesAServerThatIsTakenOver() throws Exception {
        long orphan = startAndKillProcess();
        try (var server = EmbeddedPostgres.start(options(folder, 0))) {
            assertThat(server.isAdopted()).isTrue();
            assertThat(server.pid()).isEqualTo(orphan);
            execute(server, "create table kept (x int)");
        }
        assertThat(Postmaster.of(folder.resolve("cluster"))).isEmpty();
    }

    @Test
    void killedProcessAndServerStartAgain() throws Exception {
        long orphan = startAndKillProcess();
        kill(orphan);
        try (var server = EmbeddedPostgres.start(options(folder, 0))) {
            assertThat(server.isAdopted()).isFalse();
            assertThat(setting(server, "server_version")).startsWith("18");
        }
    }

    @Test
    void killedServerIsStartedAgainOnTheSamePort() throws Exception {
        try (var server = EmbeddedPostgres.start(options(folder, 0))) {
            execute(server, "create table kept (x int)");
            execute(server, "insert into kept values (1)");
            long first = server.pid();
            kill(first);
            Eventually.eventually("rows are there again", LIMIT, () -> server.pid() != first && hasRow(server));
        }
    }

    @Test
    void takenPortIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(options(folder, taken.getLocalPort())))
                    .isInstanceOfSatisfying(CannotStart.class, e -> {
                        assertThat(e.code()).isEqualTo("database.port_taken");
                        assertThat(e.parameters()).containsExactly(Integer.toString(taken.getLocalPort()));
                    });
        }
    }

    @Test
    void halfMadeClusterIsMadeAnew() throws Exception {
        Files.createDirectory(folder.resolve("cluster.new"));
        Files.writeString(folder.resolve("cluster.new").resolve("PG_VERSION"), "18");
        try (var server = EmbeddedPostgres.start(options(folder, 0))) {
            assertThat(setting(server, "server_version")).startsWith("18");
        }
    }

    @Test
    void rootGivesUpItsRightsEvenWhereOnlyRootMayWalk() throws Exception {
        assumeTrue((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "needs root");
        Path locked = Files.createDirectory(
                folder.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var server = EmbeddedPostgres.start(options(locked, 0))) {
            assertThat((int) Files.getAttribute(locked.resolve("cluster"), "unix:uid"))
                    .isZero();
            assertThat(setting(server, "server_version")).startsWith("18");
        }
        try (var again = EmbeddedPostgres.start(options(locked, 0))) {
            assertThat(again.isAdopted()).isFalse();
        }
    }

    private long startAndKillProcess() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledServer.class.getName(),
                        BINARIES.toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.startsWith("pid ")) {
                line = lines.readLine();
            }
            assertThat(line).startsWith("pid ");
            long pid = Long.parseLong(String.valueOf(line).substring("pid ".length()));
            process.destroyForcibly().waitFor();
            return pid;
        }
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private static PostgresOptions durable(Path folder) {
        return new PostgresOptions(BINARIES, folder, 0, "test", Map.of());
    }

    /** What survives a killed process does not depend on fsync: only the machine's own end does. */
    private static PostgresOptions options(Path folder, int port) {
        return new PostgresOptions(BINARIES, folder, port, "test", Map.of("fsync", "off"));
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("hearth"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String setting(EmbeddedPostgres server, String name) throws SQLException {
        return single(server, "select current_setting('" + name + "')");
    }

    private static int rows(EmbeddedPostgres server) throws SQLException {
        return Integer.parseInt(single(server, "select count(*) from kept"));
    }

    private static boolean hasRow(EmbeddedPostgres server) {
        try {
            return rows(server) == 1;
        } catch (SQLException e) {
            // not started yet
            return false;
        }
    }

    private static String single(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("hearth"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }
}
