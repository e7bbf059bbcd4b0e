package dev.hearth.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/** The installation's folder on disk: {@code pg/ lake/ files/ secrets/}. */
public final class DataFolder {
    private static final int SECRET_BYTES = 32;
    private static final Pattern SECRET_NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path root;

    private DataFolder(Path root) {
        this.root = root;
    }

    /** Opens the folder, making what is missing; nobody else may read {@code lake/ files/ secrets/}. */
    public static DataFolder open(Path folder) {
        var data = new DataFolder(folder.toAbsolutePath().normalize());
        try {
            Files.createDirectories(data.root);
            data.keepPrivate(data.lake());
            data.keepPrivate(data.files());
            data.keepPrivate(data.secrets());
        } catch (AccessDeniedException | FileAlreadyExistsException e) {
            throw new CannotStart("data.not_writable", data.root.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return data;
    }

    /** The folder itself, absolute. */
    public Path root() {
        return root;
    }

    /** What the embedded PostgreSQL owns. */
    public Path postgres() {
        return root.resolve("pg");
    }

    /** Parquet files exported from the activity log. */
    public Path lake() {
        return root.resolve("lake");
    }

    /** Uploaded files and what is being imported. */
    public Path files() {
        return root.resolve("files");
    }

    /** Passwords and keys, one per file. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** Whether the secret has been made already. */
    public boolean hasSecret(String name) {
        return Files.exists(secretFile(name));
    }

    /** The secret of this name: 256 random bits in hexadecimal, made at its first use. */
    public String secret(String name) {
        Path file = secretFile(name);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file).strip();
        } catch (AccessDeniedException e) {
            throw new CannotStart("data.secret_unreadable", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path secretFile(String name) {
        if (!SECRET_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a secret: " + name);
        }
        return secrets().resolve(name);
    }

    private void create(Path file) throws IOException {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        byte[] text = HexFormat.of().formatHex(random).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        Path fresh = Files.createTempFile(secrets(), ".new", "", FILE_MODE);
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(text));
                channel.force(true);
            }
            // a link, unlike a move, fails where another process was faster: then its secret counts
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // made meanwhile
        } finally {
            Files.delete(fresh);
        }
    }

    private void keepPrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER_MODE));
        } else if (!Files.getPosixFilePermissions(folder).equals(FOLDER_MODE)) {
            Files.setPosixFilePermissions(folder, FOLDER_MODE);
        }
    }
}
