package dev.hearth.platform.internal;

import dev.hearth.platform.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The system user that runs PostgreSQL, which refuses to run as root.
 *
 * @param prefix what a command line is prefixed with, empty for an ordinary user
 * @param uid owner of the cluster
 * @param gid group of the cluster
 */
record ServerUser(List<String> prefix, int uid, int gid) {
    private static final int ROOT = 0;
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);
    private static final List<String> CANDIDATES = List.of("postgres", "nobody");
    private static final List<String> UNSHARE = List.of("unshare", "-U", "--");

    /** The owner of an existing cluster; for a new one a user without rights who can walk to its folder. */
    static ServerUser choose(Path home, Path folder, Path cluster) throws IOException {
        int own = uid(Path.of("/proc/self"));
        if (Files.exists(cluster)) {
            int owner = uid(cluster);
            if (own != ROOT && own != owner) {
                throw new CannotStart(
                        "data.other_owner",
                        cluster.toString(),
                        Files.getOwner(cluster).getName());
            }
            if (own == ROOT && owner != ROOT) {
                return dropped(owner, (int) Files.getAttribute(cluster, "unix:gid"));
            }
            return own == ROOT ? unshared(folder) : new ServerUser(List.of(), own, gid(Path.of("/proc/self")));
        }
        if (own != ROOT) {
            return new ServerUser(List.of(), own, gid(Path.of("/proc/self")));
        }
        for (String name : CANDIDATES) {
            Optional<ServerUser> user = named(name);
            if (user.isPresent()
                    && user.get().succeeds(List.of("test", "-x", folder.toString()), folder)
                    && user.get().succeeds(List.of("test", "-x", home + "/bin/postgres"), folder)) {
                return user.get();
            }
        }
        return unshared(folder);
    }

    List<String> command(List<String> arguments) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(arguments);
        return whole;
    }

    /** Gives a file or folder to this user. */
    void own(Path path) throws IOException {
        if (uid(path) != uid) {
            Files.setAttribute(path, "unix:uid", uid);
            Files.setAttribute(path, "unix:gid", gid);
        }
    }

    private boolean succeeds(List<String> arguments, Path folder) {
        try {
            return SystemCommand.run(command(arguments), folder, PROBE_LIMIT).succeeded();
        } catch (IOException e) {
            // the tool itself is missing on this machine
            return false;
        }
    }

    private static ServerUser unshared(Path folder) {
        var user = new ServerUser(UNSHARE, ROOT, ROOT);
        if (!user.succeeds(List.of("test", "-x", folder.toString()), folder)) {
            throw new CannotStart("database.no_unprivileged_user", folder.toString());
        }
        return user;
    }

    private static ServerUser dropped(int uid, int gid) {
        return new ServerUser(
                List.of("setpriv", "--reuid", "" + uid, "--regid", "" + gid, "--clear-groups", "--"), uid, gid);
    }

    private static Optional<ServerUser> named(String name) throws IOException {
        Path users = Path.of("/etc/passwd");
        if (!Files.isReadable(users)) {
            return Optional.empty();
        }
        return Files.readAllLines(users).stream()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > 3 && fields[0].equals(name))
                .findFirst()
                .map(fields -> dropped(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
    }

    private static int uid(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    private static int gid(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:gid");
    }
}
