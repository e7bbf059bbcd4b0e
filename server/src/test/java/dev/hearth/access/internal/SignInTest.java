package dev.hearth.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.access.NewOperator;
import dev.hearth.access.Operator;
import dev.hearth.access.Role;
import dev.hearth.access.Viewer;
import dev.hearth.platform.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String PASSWORD = "correct horse battery";

    private final AccessParts access = new AccessParts();
    private Operator ann = new Operator(new UUID(0, 0), "", "", Role.ADMIN);

    @BeforeEach
    void createAnn() {
        ann = access.operators.createOperator(
                new NewOperator("ann", "Ann", Role.ADMIN, PASSWORD), Viewer.commandLine());
    }

    @Test
    void theTenthFailureIsTheLastForAQuarterOfAnHour() {
        for (int i = 0; i < SignIn.MAX_FAILURES_PER_LOGIN; i++) {
            assertThat(signIn("ann", "wrong", "10.0.0." + i)).isEqualTo("access.credentials_wrong");
            access.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(signIn("ann", PASSWORD, "10.0.1.1")).isEqualTo("access.throttled {retryAfterSeconds=890}");
        access.clock.advance(Duration.ofSeconds(889));
        assertThat(signIn("ANN ", PASSWORD, "10.0.1.1")).isEqualTo("access.throttled {retryAfterSeconds=1}");
        access.clock.advance(Duration.ofSeconds(1));
        assertThat(signIn("ann", PASSWORD, "10.0.1.1")).isEqualTo("ann");
    }

    @Test
    void anUnknownLoginIsThrottledLikeAKnownOne() {
        for (int i = 0; i < SignIn.MAX_FAILURES_PER_LOGIN; i++) {
            assertThat(signIn("nobody", "wrong", "10.0.0." + i)).isEqualTo("access.credentials_wrong");
        }
        assertThat(signIn("nobody", "wrong", "10.0.1.1")).startsWith("access.throttled");
        assertThat(signIn("ann", PASSWORD, "10.0.1.1")).isEqualTo("ann");
    }

    @Test
    void anAddressThatTriesManyLoginsIsThrottledToo() {
        var attempts = new SignInAttemptStore(access.jdbc);
        for (int i = 1; i < SignIn.MAX_FAILURES_PER_ADDRESS; i++) {
            attempts.insert(Tokens.hash("guess" + i), "10.0.0.1", access.clock.instant());
        }
        assertThat(signIn("guess", "wrong", "10.0.0.1")).isEqualTo("access.credentials_wrong");
        assertThat(signIn("ann", PASSWORD, "10.0.0.1")).startsWith("access.throttled");
        assertThat(signIn("ann", PASSWORD, "10.0.0.2")).isEqualTo("ann");
    }

    @Test
    void manyAttemptsAtOnceDoNotSlipPastTheCount() throws Exception {
        List<Callable<String>> tries = IntStream.range(0, 30)
                .<Callable<String>>mapToObj(i -> () -> signIn("ann", "wrong", "10.0.0." + i))
                .toList();
        List<Future<String>> outcomes;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes = threads.invokeAll(tries);
        }
        List<String> results = outcomes.stream().map(Future::resultNow).toList();
        assertThat(results)
                .filteredOn(result -> result.equals("access.credentials_wrong"))
                .hasSizeLessThanOrEqualTo(SignIn.MAX_FAILURES_PER_LOGIN);
        assertThat(results).allMatch(result -> result.startsWith("access."));
    }

    @Test
    void goodSignInsDoNotCount() {
        for (int i = 0; i < SignIn.MAX_FAILURES_PER_LOGIN + 2; i++) {
            assertThat(signIn("ann", PASSWORD, "10.0.0.1")).isEqualTo("ann");
        }
        assertThat(access.count("sign_in_attempt")).isZero();
    }

    @Test
    void anUnknownLoginTakesAsLongAsAWrongPassword() {
        signIn("warm", "up", "10.0.0.1");
        long wrong = Long.MAX_VALUE;
        long unknown = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            wrong = Math.min(wrong, nanos("ann"));
            unknown = Math.min(unknown, nanos("nobody"));
        }
        // without the hash it would take a hundredth; a busy machine does not
        assertThat((double) unknown / wrong).isBetween(0.3, 3.0);
    }

    @Test
    void logInsThatCannotExistAreJustWrong() {
        for (String login : List.of("", "a", "a b", "ünïcode", "x".repeat(100_000), "\ud800")) {
            assertThat(signIn(login, PASSWORD, "10.0.0.1")).isEqualTo("access.credentials_wrong");
        }
        assertThat(signIn("ann", "", "10.0.0.1")).isEqualTo("access.credentials_wrong");
        assertThat(signIn("ann", "x".repeat(500_000), "10.0.0.1")).isEqualTo("access.credentials_wrong");
    }

    @Test
    void theAuditTellsWhoWasTriedAndNotWhatWasTyped() {
        signIn("ann", "wrong", "10.0.0.1");
        signIn("my secret in the wrong field", "x", "10.0.0.1");
        signIn("ann", PASSWORD, "10.0.0.1");
        assertThat(access.jdbc
                        .sql("select kind || ' ' || (subject is not null) from access.audit order by id")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "access.operator.created true",
                        "access.sign_in.failed true",
                        "access.sign_in.failed false",
                        "access.sign_in.succeeded true");
    }

    @Test
    void anOperatorHoldsFiftySessionsAtMost() {
        String first = access.sessions.open(ann, "10.0.0.1").token();
        for (int i = 0; i < Sessions.MAX_PER_OPERATOR; i++) {
            access.clock.advance(Duration.ofSeconds(1));
            access.sessions.open(ann, "10.0.0.1");
        }
        assertThat(access.count("session")).isEqualTo(Sessions.MAX_PER_OPERATOR);
        assertThat(access.sessions.recognise(first)).isEmpty();
    }

    @Test
    void whatIsOverIsPurged() {
        signIn("ann", PASSWORD, "10.0.0.1");
        signIn("ann", "wrong", "10.0.0.1");
        access.clock.advance(Duration.ofHours(11));
        signIn("ann", PASSWORD, "10.0.0.1");
        access.purge.purge();
        assertThat(access.count("session")).isEqualTo(2);
        assertThat(access.count("sign_in_attempt")).isZero();
        access.clock.advance(Duration.ofHours(1));
        access.purge.purge();
        assertThat(access.count("session")).isEqualTo(1);
    }

    private long nanos(String login) {
        access.clock.advance(Duration.ofHours(1));
        long start = System.nanoTime();
        signIn(login, "wrong password", "10.0.0.1");
        return System.nanoTime() - start;
    }

    private String signIn(String login, String password, String address) {
        try {
            return access.signIn.signIn(login, password, address).operator().login();
        } catch (Refusal refusal) {
            return refusal.code() + (refusal.parameters().isEmpty() ? "" : " " + refusal.parameters());
        }
    }
}
