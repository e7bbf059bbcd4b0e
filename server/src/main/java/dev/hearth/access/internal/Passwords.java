package dev.hearth.access.internal;

import dev.hearth.platform.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id at 19 MiB, two passes, one lane: the first of the equivalent settings of OWASP's
 * Password Storage Cheat Sheet.
 */
@Component
final class Passwords {
    static final int MIN_LENGTH = 10;
    static final int MAX_LENGTH = 200;

    /** So many hashes at once, 19 MiB each; more wait. */
    static final int MAX_PARALLEL = 4;

    private static final int MAX_WAIT_SECONDS = 3;

    /** Belongs to no password; compared against when there is no operator, so that both take equally long. */
    private static final String NOBODY =
            "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
    private final Semaphore turns = new Semaphore(MAX_PARALLEL, true);

    /** @throws Refusal {@code access.password_weak} */
    static void requireStrong(String password, String login) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH
                || length > MAX_LENGTH
                || password.toLowerCase(Locale.ROOT).equals(login)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "access.password_weak",
                    Map.of("minLength", MIN_LENGTH, "maxLength", MAX_LENGTH));
        }
    }

    String hash(String password) {
        return inTurn(() -> {
            String hash = encoder.encode(password);
            if (hash == null) {
                throw new IllegalStateException("no hash");
            }
            return hash;
        });
    }

    /** Takes the same time whether or not there is a hash to compare with. */
    boolean matches(String password, @Nullable String hash) {
        boolean comparable =
                hash != null && !password.isEmpty() && password.codePointCount(0, password.length()) <= MAX_LENGTH;
        String asked = comparable ? password : "-";
        String stored = comparable && hash != null ? hash : NOBODY;
        return inTurn(() -> encoder.matches(asked, stored)) && comparable;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal(Refusal.Kind.TOO_MANY, "access.throttled", Map.of("retryAfterSeconds", 5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
