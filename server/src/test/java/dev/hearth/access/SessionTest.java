package dev.hearth.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.testing.HearthServer;
import dev.hearth.testing.HttpApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionTest {
    private final HearthServer server = HearthServer.shared();

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleSignsInAndSeesWhoTheyAre(Role role) {
        HttpApi.Answer answer = server.as(role).get("/api/v1/session");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/operator/role").asString()).isEqualTo(role.name());
        assertThat(answer.json().at("/operator/login").asString())
                .isEqualTo(role.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        HttpApi.Answer answer = server.anonymous().post("/api/v1/session", credentials("analyst"));
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .matches("hearth_session=[\\w-]{43}; Path=/; Max-Age=2592000; Expires=[^;]+; HttpOnly; SameSite=Lax");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void behindHttpsTheCookieIsSecure() {
        HttpApi.Answer answer = server.anonymous()
                .send(
                        "POST",
                        "/api/v1/session",
                        BodyPublishers.ofString(
                                "{\"login\":\"analyst\",\"password\":\"" + HearthServer.PASSWORD + "\"}"),
                        Map.of("Content-Type", "application/json", "X-Forwarded-Proto", "https"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie").orElseThrow()).contains("; Secure");
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        HttpApi api = server.anonymous();
        api.post("/api/v1/session", credentials("operator"));
        Map<String, String> kept = Map.copyOf(api.cookies());
        assertThat(api.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(api.cookies()).isEmpty();
        api.cookies().putAll(kept);
        HttpApi.Answer answer = api.get("/api/v1/session");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("access.sign_in_required");
    }

    @Test
    void aSessionEndsWhenIdleFor12Hours() {
        HttpApi api = server.anonymous();
        api.post("/api/v1/session", credentials("moderator"));
        server.clock().advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(api.get("/api/v1/session").status()).isEqualTo(200);
        server.clock().advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(api.get("/api/v1/session").status()).isEqualTo(200);
        server.clock().advance(Duration.ofHours(12));
        assertThat(api.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void aSessionEndsAfter30DaysHoweverMuchItIsUsed() {
        HttpApi api = server.anonymous();
        api.post("/api/v1/session", credentials("moderator"));
        for (int i = 0; i < 71; i++) {
            server.clock().advance(Duration.ofHours(10));
            assertThat(api.get("/api/v1/session").status()).isEqualTo(200);
        }
        server.clock().advance(Duration.ofHours(10));
        assertThat(api.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void onlyTheHashOfATokenIsStored() {
        HttpApi api = server.anonymous();
        api.post("/api/v1/session", credentials("analyst"));
        String token = api.cookies().get("hearth_session");
        assertThat(server.jdbc()
                        .sql(
                                "select count(*) from access.session where token_hash = sha256(convert_to(:token, 'UTF8'))")
                        .param("token", token)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theCommandLineActsAsOwner() {
        HttpApi.Answer answer = server.commandLine().get("/api/v1/session");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/operator/role").asString()).isEqualTo("OWNER");
        assertThat(answer.json().at("/operator/login").isNull()).isTrue();
    }

    @Test
    void aWrongBearerTokenIsRefusedEvenBesideAGoodCookie() {
        HttpApi.Answer answer = server.owner()
                .send("GET", "/api/v1/session", BodyPublishers.noBody(), Map.of("Authorization", "Bearer wrong"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("access.token_wrong");
    }

    private static Map<String, String> credentials(String login) {
        return Map.of("login", login, "password", HearthServer.PASSWORD);
    }
}
