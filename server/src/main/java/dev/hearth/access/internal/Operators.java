package dev.hearth.access.internal;

import dev.hearth.access.Access;
import dev.hearth.access.NewOperator;
import dev.hearth.access.Operator;
import dev.hearth.access.Viewer;
import dev.hearth.platform.Ids;
import dev.hearth.platform.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes operators; the first one by a one-time token. */
@Service
class Operators implements Access {
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@+-]{1,63}");
    private static final int MAX_NAME_LENGTH = 100;

    /** So many set-up tokens are good at a time: as many nodes may start on a fresh database. */
    private static final int MAX_SETUP_TOKENS = 8;

    private final OperatorStore operators;
    private final SetupTokenStore setupTokens;
    private final AuditStore audit;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Operators(
            OperatorStore operators,
            SetupTokenStore setupTokens,
            AuditStore audit,
            Passwords passwords,
            TransactionTemplate transaction,
            Clock clock) {
        this.operators = operators;
        this.setupTokens = setupTokens;
        this.audit = audit;
        this.passwords = passwords;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The form in which logins are stored and compared. */
    static String normalLogin(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isLogin(String normalLogin) {
        return LOGIN.matcher(normalLogin).matches();
    }

    @Override
    public boolean operatorsExist() {
        return operators.any();
    }

    @Override
    public Optional<String> issueSetupToken() {
        if (operators.any()) {
            return Optional.empty();
        }
        String token = Tokens.create();
        transaction.executeWithoutResult(
                status -> setupTokens.insert(Tokens.hash(token), clock.instant(), MAX_SETUP_TOKENS));
        return Optional.of(token);
    }

    @Override
    public Operator createOperator(NewOperator wanted, Viewer by) {
        Operator operator = checked(wanted);
        String hash = passwords.hash(wanted.password());
        transaction.executeWithoutResult(status -> insert(operator, hash, by.id(), null));
        return operator;
    }

    /** Makes the first owner; whoever comes second, even at the same time, is refused. */
    Operator setUp(String token, NewOperator wanted, String address) {
        byte[] tokenHash = Tokens.hash(token);
        requireOpen(tokenHash);
        Operator operator = checked(wanted);
        String hash = passwords.hash(wanted.password());
        transaction.executeWithoutResult(status -> {
            setupTokens.lock();
            requireOpen(tokenHash);
            insert(operator, hash, null, address);
            setupTokens.deleteAll();
        });
        return operator;
    }

    private void requireOpen(byte[] tokenHash) {
        // asked first: whoever becomes the owner meanwhile deletes the tokens in the same transaction
        boolean known = setupTokens.exists(tokenHash);
        if (operators.any()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "access.setup_closed");
        }
        if (!known) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "access.setup_token_wrong");
        }
    }

    private Operator checked(NewOperator wanted) {
        String login = normalLogin(wanted.login());
        if (!isLogin(login)) {
            throw new Refusal(Refusal.Kind.INVALID, "access.login_invalid");
        }
        String name = wanted.name().strip();
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > MAX_NAME_LENGTH
                || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new Refusal(Refusal.Kind.INVALID, "access.name_invalid");
        }
        Passwords.requireStrong(wanted.password(), login);
        return new Operator(Ids.uuidV7(clock.millis()), login, name, wanted.role());
    }

    private void insert(Operator operator, String passwordHash, @Nullable UUID by, @Nullable String address) {
        Instant now = clock.instant();
        if (!operators.insert(operator, passwordHash, now)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "access.login_taken");
        }
        audit.append(now, AuditKind.OPERATOR_CREATED, by, operator.id(), address);
    }
}
