package dev.hearth.platform.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's first process, as its pid file tells.
 *
 * @param pid process
 * @param port loopback port; 0 while it has not said so yet
 * @param status {@code starting}, {@code ready}, {@code stopping} or empty
 */
record Postmaster(long pid, int port, String status) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** The one that runs on {@code cluster}; a stale pid file, a dead one and a reused pid are told apart. */
    static Optional<Postmaster> of(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        var postmaster = new Postmaster(
                Long.parseLong(lines.getFirst().strip()),
                lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0,
                lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "");
        return postmaster.runsIn(cluster) ? Optional.of(postmaster) : Optional.empty();
    }

    boolean isReady() {
        return port > 0 && status.equals("ready");
    }

    /** Whether the process lives and works in {@code cluster}. */
    boolean runsIn(Path cluster) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            // the state stands behind the command's name, which is in brackets and may hold anything
            String stat = Files.readString(process.resolve("stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state != 'Z'
                    && state != 'X'
                    && process.resolve("cwd").toRealPath().equals(cluster.toRealPath());
        } catch (IOException | StringIndexOutOfBoundsException e) {
            return false;
        }
    }

    /** Whether it was started from {@code home} and not from binaries of another version. */
    boolean isFrom(Path home) {
        try {
            return Path.of("/proc", Long.toString(pid), "exe").toRealPath().startsWith(home.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
