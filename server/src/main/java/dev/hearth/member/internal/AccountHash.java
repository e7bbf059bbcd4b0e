package dev.hearth.member.internal;

import dev.hearth.platform.DataFolder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * HMAC-SHA-256 (RFC 2104) of an account: enough to recognise an erased account when a source tells of it again. The
 * secret is in the data folder and not in the database, so the table alone cannot be searched for known accounts.
 */
@Component
class AccountHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SECRET = "erasure-key";

    private final SecretKeySpec key;

    AccountHash(DataFolder data) {
        this.key = new SecretKeySpec(HexFormat.of().parseHex(data.secret(SECRET)), ALGORITHM);
    }

    /** In hexadecimal. NUL stands between the two: neither can hold one. */
    String of(String source, String accountKey) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((source + '\0' + accountKey).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
