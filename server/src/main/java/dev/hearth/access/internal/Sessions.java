package dev.hearth.access.internal;

import dev.hearth.access.Operator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens, recognises and ends sessions. */
@Service
public class Sessions {
    /** A session nobody uses for so long is over. */
    public static final Duration MAX_IDLE = Duration.ofHours(12);

    /** A session is over after so long however much it is used. */
    public static final Duration MAX_AGE = Duration.ofDays(30);

    /** So many sessions of one operator; the oldest ends when one more opens. */
    static final int MAX_PER_OPERATOR = 50;

    /** Use is noted this coarsely, so that reading pages does not write rows. */
    private static final Duration SEEN_GRAIN = Duration.ofMinutes(1);

    /** A session as its browser holds it. */
    public record Opened(Operator operator, String token) {
        @Override
        public String toString() {
            return "Opened[" + operator + "]";
        }
    }

    private final SessionStore sessions;
    private final AuditStore audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sessions(SessionStore sessions, AuditStore audit, TransactionTemplate transaction, Clock clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Opens a session; call it only for somebody who has just proved who they are. */
    Opened open(Operator operator, String address) {
        String token = Tokens.create();
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            sessions.insert(Tokens.hash(token), operator.id(), now);
            sessions.keepNewest(operator.id(), MAX_PER_OPERATOR);
            audit.append(now, AuditKind.SIGNED_IN, operator.id(), operator.id(), address);
        });
        return new Opened(operator, token);
    }

    /** Whose session this is, while it lasts. */
    public Optional<Operator> recognise(String token) {
        byte[] hash = Tokens.hash(token);
        Instant now = clock.instant();
        Optional<SessionStore.Session> session = sessions.find(hash, now.minus(MAX_AGE), now.minus(MAX_IDLE));
        session.filter(found -> found.seenAt().isBefore(now.minus(SEEN_GRAIN)))
                .ifPresent(found -> sessions.touch(hash, now));
        return session.map(SessionStore.Session::operator);
    }

    /** Ends a session; nothing happens when it is over already. */
    public void end(String token, UUID operator, String address) {
        transaction.executeWithoutResult(status -> {
            if (sessions.delete(Tokens.hash(token))) {
                audit.append(clock.instant(), AuditKind.SIGNED_OUT, operator, operator, address);
            }
        });
    }
}
