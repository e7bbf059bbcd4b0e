package dev.hearth.access.internal;

import dev.hearth.platform.HearthSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/** The token of the local command line: whoever can read {@code secrets/cli-token} owns the data anyway. */
@Component
public class CommandLineToken {
    private final byte[] hash;

    CommandLineToken(HearthSettings settings) {
        this.hash = Tokens.hash(readOrCreate(settings.data().resolve("secrets")));
    }

    public boolean matches(String token) {
        return MessageDigest.isEqual(hash, Tokens.hash(token));
    }

    private static String readOrCreate(Path folder) {
        Path file = folder.resolve("cli-token");
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, Tokens.create());
            } catch (FileAlreadyExistsException kept) {
                // made by an earlier start
            }
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw new IllegalStateException(file + " is empty: delete it and start again");
            }
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
