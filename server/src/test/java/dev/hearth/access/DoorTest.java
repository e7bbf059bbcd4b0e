package dev.hearth.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.testing.HearthServer;
import dev.hearth.testing.HttpApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What strangers and foreign pages can do at the door: nothing. */
@ExtendWith(OutputCaptureExtension.class)
class DoorTest {
    private static final String SIGN_IN = "{\"login\":\"analyst\",\"password\":\"" + HearthServer.PASSWORD + "\"}";

    private final HearthServer server = HearthServer.shared();

    @Test
    void aWrongPasswordAndAnUnknownLoginGetTheSameAnswer() {
        HttpApi.Answer wrong = signIn("{\"login\":\"analyst\",\"password\":\"wrong\"}", Map.of());
        HttpApi.Answer unknown = signIn("{\"login\":\"nobody-here\",\"password\":\"wrong\"}", Map.of());
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("access.credentials_wrong");
        assertThat(unknown.text()).isEqualTo(wrong.text());
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(wrong.headers().map().keySet());
    }

    @Test
    void tooManyFailuresSayWhenToComeBack() {
        HttpApi.Answer answer = signIn("{\"login\":\"guessed\",\"password\":\"wrong\"}", Map.of());
        for (int i = 0; i < 10; i++) {
            answer = signIn("{\"login\":\"guessed\",\"password\":\"wrong\"}", Map.of());
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("access.throttled");
        assertThat(answer.json().at("/parameters/retryAfterSeconds").asInt()).isEqualTo(900);
        assertThat(answer.header("Retry-After")).contains("900");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "'', same-origin",
        "0, same-origin",
        "1, cross-site",
        "1, same-site",
        "1, none",
    })
    void aForeignPageCannotSignAnybodyIn(String header, String site) {
        HttpApi.Answer answer = signIn(SIGN_IN, Map.of("X-Hearth", header, "Sec-Fetch-Site", site));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("access.cross_site");
    }

    @Test
    void aForeignPageCannotSignAnybodyOut() {
        HttpApi owner = server.owner();
        assertThat(owner.send("DELETE", "/api/v1/session", BodyPublishers.noBody(), Map.of("X-Hearth", ""))
                        .code())
                .isEqualTo("access.cross_site");
        assertThat(owner.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void ourOwnPageMaySignIn() {
        assertThat(signIn(SIGN_IN, Map.of("Sec-Fetch-Site", "same-origin")).status())
                .isEqualTo(200);
    }

    @Test
    void noOtherOriginIsGrantedAnything() {
        HttpApi.Answer answer = server.anonymous()
                .send(
                        "OPTIONS",
                        "/api/v1/session",
                        BodyPublishers.noBody(),
                        Map.of(
                                "Origin", "https://evil.example",
                                "Access-Control-Request-Method", "POST",
                                "Access-Control-Request-Headers", "x-hearth"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Headers")).isEmpty();
    }

    @Test
    void anEncodedPathIsGuardedLikeAPlainOne() throws IOException {
        String answer = raw("POST /%61pi/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + SIGN_IN.length() + "\r\nConnection: close\r\n\r\n" + SIGN_IN);
        assertThat(answer).startsWith("HTTP/1.1 403").contains("access.cross_site");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/../v1/session HTTP/1.1",
                "GET /api//v1/session HTTP/1.1",
                "GET /api/v1/session;x=1 HTTP/1.1",
                "GET /api/v1/%2e%2e/session HTTP/1.1",
                "GET /api/v1/session%00 HTTP/1.1",
                "GET /api/v1/session/ HTTP/1.1",
                "OPTIONS /api/v1/session HTTP/1.1",
                "TRACE /api/v1/session HTTP/1.1",
            })
    void noSpellingOfAPathGetsIn(String line) throws IOException {
        String answer = raw(line + "\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 (400|401|404|405).*").doesNotContain("Exception", "at org.");
    }

    @Test
    void hostileBodiesAreRefusedInTheSameForm() {
        assertThat(signIn("{\"login\":\"a\\u0000b\",\"password\":\"x\"}", Map.of())
                        .code())
                .isEqualTo("request.text_invalid");
        assertThat(signIn("{\"login\":{\"$gt\":\"\"},\"password\":\"x\"}", Map.of())
                        .code())
                .isEqualTo("request.unreadable");
        assertThat(signIn("{\"login\":\"x\"}", Map.of()).code()).isEqualTo("request.field_missing");
        assertThat(signIn("[".repeat(100_000), Map.of()).code()).isEqualTo("request.unreadable");
        assertThat(signIn(SIGN_IN, Map.of("Content-Type", "text/plain")).status())
                .isEqualTo(415);
        String huge = "{\"login\":\"" + "x".repeat(1 << 20) + "\",\"password\":\"x\"}";
        assertThat(signIn(huge, Map.of()).status()).isEqualTo(413);
        HttpApi.Answer unannounced = server.anonymous()
                .send(
                        "POST",
                        "/api/v1/session",
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(huge.getBytes(StandardCharsets.UTF_8))),
                        Map.of("Content-Type", "application/json"));
        assertThat(unannounced.status()).isEqualTo(413);
    }

    @Test
    void theSetUpIsClosedOnceThereIsAnOwner() {
        HttpApi stranger = server.anonymous();
        assertThat(stranger.get("/api/v1/setup").json().path("open").asBoolean())
                .isFalse();
        HttpApi.Answer answer = stranger.post(
                "/api/v1/setup",
                Map.of("token", "x", "login", "second", "name", "Second", "password", HearthServer.PASSWORD));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("access.setup_closed");
    }

    @Test
    void theLogNeverHoldsAPasswordOrAToken(CapturedOutput output) {
        LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
        logging.setLogLevel("org.springframework", LogLevel.DEBUG);
        logging.setLogLevel("dev.hearth", LogLevel.DEBUG);
        String token;
        try {
            HttpApi api = server.anonymous();
            api.post("/api/v1/session", SIGN_IN);
            token = api.cookies().get("hearth_session");
            api.get("/api/v1/session");
            signIn("{\"login\":\"analyst\",\"password\":\"hunter2-wrong\"}", Map.of());
            signIn("{\"login\":\"analyst\",\"password\":\"hunter2-broken\"", Map.of());
            signIn("{\"login\":\"analyst\",\"passwort\":\"hunter2-unknown\"}", Map.of());
            api.post(
                    "/api/v1/setup",
                    "{\"token\":\"hunter2-token\",\"login\":\"l\",\"name\":\"n\",\"password\":\"hunter2-setup\"}");
            api.delete("/api/v1/session");
            server.commandLine().get("/api/v1/session");
        } finally {
            logging.setLogLevel("org.springframework", null);
            logging.setLogLevel("dev.hearth", null);
        }
        assertThat(output.getAll())
                .contains("DispatcherServlet")
                .doesNotContain(HearthServer.PASSWORD, "hunter2", token, cliToken());
    }

    private String cliToken() {
        try {
            return java.nio.file.Files.readString(server.data().resolve("secrets/cli-token"))
                    .strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private HttpApi.Answer signIn(String body, Map<String, String> headers) {
        var all = new java.util.HashMap<>(Map.of("Content-Type", "application/json"));
        // each test comes from an address of its own
        all.put("X-Forwarded-For", "203.0.113." + (1 + Math.floorMod(System.identityHashCode(this), 250)));
        all.putAll(headers);
        return server.anonymous().send("POST", "/api/v1/session", BodyPublishers.ofString(body), all);
    }

    /** Speaks HTTP by hand: a client library would tidy the path. */
    private String raw(String request) throws IOException {
        URI uri = URI.create(server.baseUrl());
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
