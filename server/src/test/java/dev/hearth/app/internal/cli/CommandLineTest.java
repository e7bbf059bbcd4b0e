package dev.hearth.app.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.app.Hearth;
import dev.hearth.app.internal.RunFile;
import dev.hearth.testing.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void whatIsNotUnderstoodIsOneLineAndTwo() {
        assertThat(run(Locale.ENGLISH, "run", "--colour")).isEqualTo(2);
        assertThat(errors()).isEqualTo("hearth: Unknown option --colour; --help lists them.\n");
        assertThat(run(Locale.SIMPLIFIED_CHINESE, "dance")).isEqualTo(2);
        assertThat(errors()).startsWith("hearth: 没有命令「dance」");
        assertThat(run(Locale.ENGLISH, "import", "x")).isEqualTo(2);
        assertThat(errors()).isEqualTo("hearth: The option --community is missing.\n");
    }

    @Test
    void takenPortIsOneLineNamingIt() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(run(Locale.ENGLISH, "run", "--data", folder.toString(), "--port", port))
                    .isEqualTo(1);
            assertThat(errors())
                    .isEqualTo("hearth: Port " + port + " is already in use; choose another with --port.\n");
        }
    }

    @Test
    void secondServerOnAFolderIsRefused() throws Exception {
        try (var other = FileChannel.open(
                        folder.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(run(Locale.ENGLISH, "run", "--data", folder.toString(), "--port", "0"))
                    .isEqualTo(1);
            assertThat(errors()).startsWith("hearth: The data folder " + folder).hasLineCount(1);
        }
    }

    @Test
    void serverStartsInItsFolderAndStopsWithoutATrace() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path output = folder.resolve("output");
        var builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Hearth.class.getName(),
                        "run",
                        "--port",
                        "0",
                        "--data",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().remove("HEARTH_DATABASE_URL");
        Process process = builder.start();
        Eventually.eventually(
                "server has started or given up",
                START_LIMIT,
                () -> !process.isAlive() || RunFile.read(folder).isPresent());
        assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
        RunFile server = RunFile.read(folder).orElseThrow();
        assertThat(server.pid()).isEqualTo(process.pid());
        assertThat(Files.getPosixFilePermissions(folder.resolve("server.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var socket = new Socket(server.host(), server.port())) {
            assertThat(socket.isConnected()).isTrue();
        }
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("server.json")).doesNotExist();
        assertThat(folder.resolve("pg/cluster/postmaster.pid")).doesNotExist();
        assertThat(Files.readString(output))
                .contains("is running at " + server.baseUrl())
                .contains("Stopping")
                .doesNotContain("Exception")
                .doesNotContain(Files.readString(folder.resolve("secrets/postgres-password")));
    }

    @Test
    void everyRefusalHasItsLineInBothLanguages() throws Exception {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        var english = ResourceBundle.getBundle("messages.cli", Locale.ENGLISH, noFallback);
        var chinese = ResourceBundle.getBundle("messages.cli", Locale.SIMPLIFIED_CHINESE, noFallback);
        var own = new TreeSet<String>();
        for (String key : english.keySet()) {
            if (!english.getString(key).equals(chinese.getString(key))) {
                own.add(key);
            }
        }
        assertThat(own).as("keys with a line of their own in Chinese").isEqualTo(new TreeSet<>(english.keySet()));
        var thrown = Pattern.compile("new (?:CannotStart|UsageException|CommandFailed)\\(\\s*\"([a-z_.]+)\"");
        var codes = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                thrown.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
            }
        }
        assertThat(codes).hasSizeGreaterThan(20);
        assertThat(english.keySet()).containsAll(codes);
    }

    @Test
    void languageFollowsTheEnvironment() {
        assertThat(Terminal.language(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Terminal.language(Map.of("LC_ALL", "C", "LANG", "zh_CN.UTF-8")))
                .isEqualTo(Locale.ENGLISH);
        assertThat(Terminal.language(Map.of())).isEqualTo(Locale.ENGLISH);
    }

    private int run(Locale language, String... words) {
        err.reset();
        var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new CommandLine(Hearth.class, Map.of(), new Terminal(stream, stream, false, language))
                .run(List.of(words));
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
