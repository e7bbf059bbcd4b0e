package dev.hearth.access.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes sessions that are over and attempts that no longer count; several nodes may do so at once. */
@Component
@EnableScheduling
class AccessPurge {
    /** So many rows of each kind per round; the next round takes the rest. */
    static final int MAX_ROWS = 5_000;

    private final SessionStore sessions;
    private final SignInAttemptStore attempts;
    private final Clock clock;

    AccessPurge(SessionStore sessions, SignInAttemptStore attempts, Clock clock) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void purge() {
        Instant now = clock.instant();
        sessions.purge(now.minus(Sessions.MAX_AGE), now.minus(Sessions.MAX_IDLE), MAX_ROWS);
        attempts.purge(now.minus(SignIn.WINDOW), MAX_ROWS);
    }
}
