package dev.hearth.access.internal;

import dev.hearth.platform.DataFolder;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/** The token of the local command line: whoever can read {@code secrets/cli-token} owns the data anyway. */
@Component
public class CommandLineToken {
    private static final String NAME = "cli-token";

    private final byte[] hash;

    CommandLineToken(DataFolder data) {
        this.hash = Tokens.hash(data.secret(NAME));
    }

    public boolean matches(String token) {
        return MessageDigest.isEqual(hash, Tokens.hash(token));
    }
}
