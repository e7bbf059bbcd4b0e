package dev.hearth.app.internal.cli;

import dev.hearth.app.internal.RunFile;
import dev.hearth.platform.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the running server as the owner of its data folder. */
final class ApiClient implements AutoCloseable {
    private static final Duration HEALTH_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(5);
    /** An upload is answered once all of it has been received. */
    private static final Duration UPLOAD_LIMIT = Duration.ofHours(6);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(HEALTH_LIMIT).build();
    private final String baseUrl;
    private final String token;

    private ApiClient(String baseUrl, String token) {
        this.baseUrl = baseUrl;
        this.token = token;
    }

    /** A client of the server that the run file names. */
    static ApiClient of(RunFile server, DataFolder data) {
        return new ApiClient(server.baseUrl(), data.secret("cli-token"));
    }

    String baseUrl() {
        return baseUrl;
    }

    /** Whether a Hearth answers there. */
    boolean isUp() {
        try {
            var request = HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1/health"))
                    .timeout(HEALTH_LIMIT)
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    && "up"
                            .equals(JsonMapper.shared()
                                    .readTree(answer.body())
                                    .path("status")
                                    .asString(""));
        } catch (IOException | JacksonException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    JsonNode get(String path, Map<String, String> query) {
        return json(
                send(request(path, query).header("Accept", "application/json").GET()));
    }

    /** The body as the server writes it. */
    String text(String path, Map<String, String> query, String mediaType) {
        return send(request(path, query).header("Accept", mediaType).GET()).body();
    }

    JsonNode post(String path, Map<String, ?> body) {
        return json(send(request(path, Map.of())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))));
    }

    JsonNode upload(String path, Map<String, String> query, BodyPublisher body, String mediaType, String fileName) {
        return json(send(request(path, query)
                .timeout(UPLOAD_LIMIT)
                .header("Accept", "application/json")
                .header("Content-Type", mediaType)
                .header("X-File-Name", encode(fileName))
                .POST(body)));
    }

    void download(String path, Path file) {
        try {
            var answer = http.send(request(path, Map.of()).GET().build(), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new ApiProblem(answer.statusCode(), "", "");
                }
                java.nio.file.Files.copy(body, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new CommandFailed("file.not_writable", file.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("server.gone", baseUrl);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path, Map<String, String> query) {
        var text = new StringBuilder();
        new TreeMap<>(query)
                .forEach((name, value) -> text.append(text.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(encode(value)));
        return HttpRequest.newBuilder(URI.create(baseUrl + path + text))
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw problem(answer);
            }
            return answer;
        } catch (ConnectException e) {
            throw new CommandFailed("server.gone", baseUrl);
        } catch (IOException e) {
            throw new CommandFailed("server.gone", baseUrl + " (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("server.gone", baseUrl);
        }
    }

    private static ApiProblem problem(HttpResponse<String> answer) {
        try {
            JsonNode body = JsonMapper.shared().readTree(answer.body());
            return new ApiProblem(
                    answer.statusCode(),
                    body.path("code").asString(""),
                    Optional.of(body.path("parameters"))
                            .filter(JsonNode::isObject)
                            .map(JsonNode::toString)
                            .orElse(""));
        } catch (JacksonException e) {
            return new ApiProblem(answer.statusCode(), "", "");
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            throw new ApiProblem(answer.statusCode(), "", "");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
