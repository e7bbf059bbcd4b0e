package dev.hearth.platform.internal;

import dev.hearth.platform.CannotStart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL on the class path. */
final class PostgresBinaries {
    private static final String VERSION = "18.6";
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /** The server's home below {@code folder}, unpacked where it is not yet; a half unpacked one is never seen. */
    static Path unpack(Path folder) throws IOException {
        Path home = folder.resolve("server-" + VERSION);
        if (Files.exists(home)) {
            return home;
        }
        if (!"Linux".equals(System.getProperty("os.name")) || !"amd64".equals(System.getProperty("os.arch"))) {
            throw new CannotStart(
                    "database.machine_unsupported",
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        }
        Files.createDirectories(folder);
        Path fresh = Files.createTempDirectory(folder, "unpack");
        try {
            unpackInto(fresh);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            FileSystemUtils.deleteRecursively(fresh);
        } catch (IOException e) {
            FileSystemUtils.deleteRecursively(fresh);
            throw e;
        }
        return home;
    }

    private static void unpackInto(Path fresh) throws IOException {
        InputStream raw = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
        if (raw == null) {
            throw new CannotStart("database.machine_unsupported", ARCHIVE);
        }
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path to = fresh.resolve(entry.getName()).normalize();
                if (!to.startsWith(fresh)) {
                    throw new IOException("entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                    continue;
                }
                Files.createDirectories(to.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, to);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            to, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
