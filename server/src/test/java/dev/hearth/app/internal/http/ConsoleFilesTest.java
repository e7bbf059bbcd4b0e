package dev.hearth.app.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.testing.HearthServer;
import dev.hearth.testing.HttpApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFilesTest {
    private final HttpApi stranger = HearthServer.shared().anonymous();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/setup?token=x", "/communities/docker"})
    void routesOfTheConsoleGetItsPage(String path) {
        HttpApi.Answer answer = stranger.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("<title>console</title>");
        assertThat(answer.header("Cache-Control")).contains("no-cache");
    }

    @Test
    void filesNamedByContentAreKept() {
        HttpApi.Answer answer = stranger.get("/assets/entry-0a1b.js");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("max-age=31536000, public, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/gone.js", "/gone.png", "/assets/../../../application.yaml", "/api"})
    void whatIsNotThereIsNotFound(String path) {
        assertThat(stranger.get(path).status()).isIn(400, 404);
    }

    @Test
    void everyPageCarriesTheSecurityHeaders() {
        HttpApi.Answer answer = stranger.get("/");
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                .doesNotContain("unsafe-eval", "script-src");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).contains("same-origin");
        assertThat(answer.header("Permissions-Policy").orElseThrow()).contains("camera=()");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
    }
}
