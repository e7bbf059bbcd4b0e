package dev.hearth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the API as a browser is one: it keeps cookies and sends the header that browsers' pages send. Every
 * answer is held against the contract, so no test can pass on an answer that the contract does not describe.
 */
public final class HttpApi {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What came back. */
    public record Answer(int status, HttpHeaders headers, String text) {
        public JsonNode json() {
            return JSON.readTree(text);
        }

        /** The code of a problem document. */
        public String code() {
            return json().path("code").asString("");
        }

        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    private final String baseUrl;
    private final Contract contract;
    private final @Nullable String bearer;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    HttpApi(String baseUrl, Contract contract, @Nullable String bearer) {
        this.baseUrl = baseUrl;
        this.contract = contract;
        this.bearer = bearer;
    }

    public Answer get(String path) {
        return exchange("GET", path, "", BodyPublishers.noBody(), Map.of());
    }

    /** Posts an object as JSON; a string is sent as it is. */
    public Answer post(String path, Object body) {
        return sendJson("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return sendJson("PUT", path, body);
    }

    public Answer patch(String path, Object body) {
        return sendJson("PATCH", path, body);
    }

    public Answer delete(String path) {
        return exchange("DELETE", path, "", BodyPublishers.noBody(), Map.of());
    }

    /** Sends anything; a header given as an empty string is left out altogether. */
    public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        return exchange(method, path, "", body, headers);
    }

    private Answer sendJson(String method, String path, Object body) {
        String text = body instanceof String given ? given : JSON.writeValueAsString(body);
        return exchange(method, path, text, BodyPublishers.ofString(text), Map.of("Content-Type", "application/json"));
    }

    private Answer exchange(String method, String path, String json, BodyPublisher body, Map<String, String> headers) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.put("X-Hearth", "1");
        if (bearer != null) {
            all.put("Authorization", "Bearer " + bearer);
        }
        if (!cookies.isEmpty()) {
            all.put(
                    "Cookie",
                    String.join(
                            "; ",
                            cookies.entrySet().stream().map(Object::toString).toList()));
        }
        all.putAll(headers);
        all.values().removeIf(String::isEmpty);
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        all.forEach(request::header);
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            keepCookies(response.headers());
            var answer = new Answer(response.statusCode(), response.headers(), response.body());
            contract.check(method, path, json, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The cookies held, by name. */
    public Map<String, String> cookies() {
        return cookies;
    }

    private void keepCookies(HttpHeaders headers) {
        for (String cookie : headers.allValues("Set-Cookie")) {
            String pair = cookie.substring(0, (cookie + ";").indexOf(';'));
            int equals = pair.indexOf('=');
            String name = pair.substring(0, equals);
            String value = pair.substring(equals + 1);
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
    }
}
