package dev.hearth.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.access.NewOperator;
import dev.hearth.access.Role;
import dev.hearth.access.Viewer;
import dev.hearth.platform.Refusal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

class SetupTest {
    private static final String PASSWORD = "a long enough password";

    private final AccessParts access = new AccessParts();

    @Test
    void manyAtOnceMakeOneOwner() throws Exception {
        List<String> tokens = List.of(issue(), issue());
        List<Callable<String>> tries = IntStream.range(0, 8)
                .<Callable<String>>mapToObj(i -> () -> outcome(tokens.get(i % 2), "owner" + i))
                .toList();
        List<Future<String>> outcomes;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes = threads.invokeAll(tries);
        }
        List<String> results = outcomes.stream().map(Future::resultNow).toList();
        assertThat(results).containsOnly("owner", "access.setup_closed");
        assertThat(results).filteredOn("owner"::equals).hasSize(1);
        assertThat(access.count("operator")).isEqualTo(1);
        assertThat(access.count("setup_token")).isZero();
        assertThat(access.operators.issueSetupToken()).isEmpty();
    }

    @Test
    void aWrongTokenIsRefusedAndTheRightOneStaysGood() {
        String token = issue();
        assertThat(outcome("wrong", "owner")).isEqualTo("access.setup_token_wrong");
        assertThat(outcome(token, "owner")).isEqualTo("owner");
    }

    @Test
    void onlyTheNewestTokensAreGood() {
        String first = issue();
        for (int i = 0; i < 8; i++) {
            access.clock.advance(java.time.Duration.ofSeconds(1));
            issue();
        }
        assertThat(access.count("setup_token")).isEqualTo(8);
        assertThat(outcome(first, "owner")).isEqualTo("access.setup_token_wrong");
    }

    @Test
    void theLinkIsShownUntilThereIsAnOwner() {
        var notice = new SetupNotice(access.operators);
        String link = notice.lines("http://127.0.0.1:1").getLast();
        assertThat(link).startsWith("http://127.0.0.1:1/setup?token=");
        assertThat(outcome(link.substring(link.indexOf('=') + 1), "owner")).isEqualTo("owner");
        assertThat(notice.lines("http://127.0.0.1:1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "x, Name, long enough password, access.login_invalid",
        "'two words', Name, long enough password, access.login_invalid",
        "-dash, Name, long enough password, access.login_invalid",
        "login, '  ', long enough password, access.name_invalid",
        "login, 'a\tb', long enough password, access.name_invalid",
        "login, Name, ninechars, access.password_weak",
        "long.login@example.org, Name, Long.Login@example.org, access.password_weak",
    })
    void whatIsNotAcceptableIsNamed(String login, String name, String password, String code) {
        assertThatThrownBy(() -> access.operators.createOperator(
                        new NewOperator(login, name, Role.ANALYST, password), Viewer.commandLine()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void aLoginIsTakenOnceWhateverItsCase() {
        access.operators.createOperator(new NewOperator("Ann", "Ann", Role.ADMIN, PASSWORD), Viewer.commandLine());
        assertThatThrownBy(() -> access.operators.createOperator(
                        new NewOperator("aNN", "Ann", Role.ADMIN, PASSWORD), Viewer.commandLine()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("access.login_taken"));
        assertThat(access.count("audit")).isEqualTo(1);
    }

    @Test
    void theAuditCannotBeRewritten() {
        outcome(issue(), "owner");
        assertThat(access.count("audit")).isEqualTo(2);
        for (String change :
                List.of("update access.audit set kind = 'x'", "delete from access.audit", "truncate access.audit")) {
            assertThatThrownBy(() -> access.jdbc.sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("append-only");
        }
    }

    private String issue() {
        return access.operators.issueSetupToken().orElseThrow();
    }

    private String outcome(String token, String login) {
        try {
            access.signIn.setUp(token, login, "Owner", PASSWORD, "127.0.0.1");
            return "owner";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }
}
