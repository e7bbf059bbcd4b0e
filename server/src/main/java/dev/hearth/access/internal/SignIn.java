package dev.hearth.access.internal;

import dev.hearth.access.NewOperator;
import dev.hearth.access.Role;
import dev.hearth.platform.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The front door.
 *
 * <p>Guessing is slowed down by counting attempts in the database. An attempt is written before its password is looked
 * at and deleted when the password was right, so that many attempts at once cannot slip past the count. Neither the
 * answer nor its time says whether a login exists.
 */
@Service
public class SignIn {
    /** Within this time ... */
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** ... so many attempts may fail for one login, */
    static final int MAX_FAILURES_PER_LOGIN = 10;

    /** ... and so many from one address. */
    static final int MAX_FAILURES_PER_ADDRESS = 40;

    private final OperatorStore operators;
    private final SignInAttemptStore attempts;
    private final AuditStore audit;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Operators setup;
    private final Clock clock;

    SignIn(
            OperatorStore operators,
            SignInAttemptStore attempts,
            AuditStore audit,
            Passwords passwords,
            Sessions sessions,
            Operators setup,
            Clock clock) {
        this.operators = operators;
        this.attempts = attempts;
        this.audit = audit;
        this.passwords = passwords;
        this.sessions = sessions;
        this.setup = setup;
        this.clock = clock;
    }

    /**
     * Opens a session for a login and its password.
     *
     * @throws Refusal {@code access.credentials_wrong}, {@code access.throttled}
     */
    public Sessions.Opened signIn(String login, String password, String address) {
        String normal = Operators.normalLogin(login);
        long attempt = admit(Tokens.hash(normal), address);
        Optional<OperatorStore.Credentials> known =
                Operators.isLogin(normal) ? operators.byLogin(normal) : Optional.empty();
        boolean right = matches(
                password, known.map(OperatorStore.Credentials::passwordHash).orElse(null), attempt);
        if (!right || known.isEmpty()) {
            @Nullable UUID tried = known.map(found -> found.operator().id()).orElse(null);
            audit.append(clock.instant(), AuditKind.SIGN_IN_FAILED, null, tried, address);
            throw new Refusal(Refusal.Kind.UNAUTHENTICATED, "access.credentials_wrong");
        }
        attempts.delete(attempt);
        return sessions.open(known.get().operator(), address);
    }

    /**
     * Makes the first owner and opens a session for them.
     *
     * @throws Refusal {@code access.setup_closed}, {@code access.setup_token_wrong}, and those of creating an operator
     */
    public Sessions.Opened setUp(String token, String login, String name, String password, String address) {
        return sessions.open(setup.setUp(token, new NewOperator(login, name, Role.OWNER, password), address), address);
    }

    private boolean matches(String password, @Nullable String hash, long attempt) {
        try {
            return passwords.matches(password, hash);
        } catch (Refusal tooBusy) {
            attempts.delete(attempt);
            throw tooBusy;
        }
    }

    private long admit(byte[] loginHash, String address) {
        Instant now = clock.instant();
        Instant since = now.minus(WINDOW);
        long attempt = attempts.insert(loginHash, address, now);
        Optional<Instant> blocking = Stream.of(
                        attempts.olderThanNewestOfLogin(loginHash, MAX_FAILURES_PER_LOGIN, since),
                        attempts.olderThanNewestOfAddress(address, MAX_FAILURES_PER_ADDRESS, since))
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        if (blocking.isPresent()) {
            // refused attempts do not count: waiting always helps
            attempts.delete(attempt);
            long millis = Duration.between(now, blocking.get().plus(WINDOW)).toMillis();
            int seconds = Math.toIntExact(Math.max(1, Math.ceilDiv(millis, 1000)));
            throw new Refusal(Refusal.Kind.TOO_MANY, "access.throttled", Map.of("retryAfterSeconds", seconds));
        }
        return attempt;
    }
}
