package dev.hearth.testing;

import dev.hearth.community.Communities;
import dev.hearth.community.Community;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/** A community of the shared server, made for one test and filled by imports through the API. */
public final class TestCommunity {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final HearthServer server = HearthServer.shared();
    private final String name;
    private final UUID id;

    private TestCommunity(String name, UUID id) {
        this.name = name;
        this.id = id;
    }

    /** A new, empty community whose days begin in {@code zone}. */
    public static TestCommunity create(String zone) {
        String name = "test-" + COUNT.incrementAndGet();
        HttpApi.Answer answer =
                HearthServer.shared().owner().post("/api/v1/communities", Map.of("name", name, "zone", zone));
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return new TestCommunity(name, UUID.fromString(answer.json().path("id").asString()));
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Below {@code /api/v1/communities/{id}}. */
    public String path(String rest) {
        return "/api/v1/communities/" + id + rest;
    }

    public Community row() {
        return server.bean(Communities.class).byPublicId(id);
    }

    /** Sends lines as a file and answers once the import has ended. */
    public JsonNode importLines(String lines) {
        return importBytes(lines.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a file and answers once the import has ended. */
    public JsonNode importBytes(byte[] content) {
        return awaitEnd(submit(content));
    }

    /** Sends a file; answers the import's id. */
    public String submit(byte[] content) {
        HttpApi.Answer answer = server.owner()
                .send(
                        "POST",
                        path("/imports"),
                        BodyPublishers.ofByteArray(content),
                        Map.of("Content-Type", "application/x-ndjson", "X-File-Name", "test.ndjson"));
        if (answer.status() != 202) {
            throw new AssertionError(answer.toString());
        }
        return answer.json().path("id").asString();
    }

    /** Waits until the import has ended. */
    public JsonNode awaitEnd(String importId) {
        return Eventually.value(
                Duration.ofSeconds(60),
                () -> server.owner().get("/api/v1/imports/" + importId).json(),
                task -> !task.path("state").asString().matches("queued|running"));
    }

    /** Gzips a text. */
    public static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
