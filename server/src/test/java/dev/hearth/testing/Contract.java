package dev.hearth.testing;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The committed contract, {@code api/openapi.yaml}, as something to hold traffic against. */
public final class Contract {
    /** Where it is kept, seen from the folder in which tests run. */
    public static final Path FILE = Path.of("..", "api", "openapi.yaml");

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode document;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    /** A contract in YAML. */
    public Contract(String yaml) {
        document = new YAMLMapper().readTree(yaml);
    }

    /** The one in the repository; nothing is described while there is no file. */
    public static Contract committed() {
        try {
            return new Contract(Files.exists(FILE) ? Files.readString(FILE) : "paths: {}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fails unless the contract describes this exchange.
     *
     * @param target path and query
     * @param requestBody JSON, or empty for anything else
     */
    public void check(String method, String target, String requestBody, HttpApi.Answer answer) {
        URI uri = URI.create(target);
        if (!uri.getPath().startsWith("/api/")) {
            return;
        }
        Optional<String> template = template(uri.getPath());
        JsonNode operation = template.map(
                        path -> document.path("paths").path(path).path(method.toLowerCase(Locale.ROOT)))
                .orElseGet(JSON::missingNode);
        String exchange = method + " " + template.orElse(uri.getPath()) + " -> " + answer.status();
        if (operation.isMissingNode()) {
            // no such route: whatever is answered must be a refusal
            require(Set.of(401, 403, 404, 405).contains(answer.status()), exchange + " is not in the contract");
            return;
        }
        checkResponse(exchange, operation, method, answer);
        if (answer.status() < 400) {
            checkRequest(exchange, operation, uri, requestBody);
        }
    }

    private void checkResponse(String exchange, JsonNode operation, String method, HttpApi.Answer answer) {
        JsonNode responses = operation.path("responses");
        JsonNode response = responses.path(String.valueOf(answer.status()));
        if (response.isMissingNode() && answer.status() >= 400) {
            response = responses.path("default");
        }
        require(!response.isMissingNode(), exchange + " is not in the contract");
        JsonNode content = response.path("content");
        if (content.isMissingNode() || content.isEmpty()) {
            require(answer.text().isEmpty(), exchange + " should have no body: " + answer.text());
            return;
        }
        String type = answer.header("Content-Type").orElse("").split(";")[0];
        String described = content.propertyNames().stream()
                .filter(name -> name.split(";")[0].equals(type))
                .findFirst()
                .orElse("");
        require(!described.isEmpty(), exchange + " answers " + type + ", the contract has " + content.propertyNames());
        boolean json = type.equals("application/json") || type.endsWith("+json");
        if (json && !method.equals("HEAD")) {
            checkJson(exchange, content.path(described).path("schema"), answer.text());
        }
    }

    private void checkRequest(String exchange, JsonNode operation, URI uri, String body) {
        Set<String> declared = operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> parameter.path("name").asString())
                .collect(Collectors.toSet());
        if (uri.getQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                require(declared.contains(pair.split("=")[0]), exchange + " has no query parameter " + pair);
            }
        }
        JsonNode schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        if (!schema.isMissingNode() && !body.isEmpty()) {
            checkJson(exchange + " (request)", schema, body);
        }
    }

    private void checkJson(String exchange, JsonNode schema, String text) {
        Schema validator = compiled.computeIfAbsent(exchange, key -> compile(schema));
        List<String> errors = validator
                .validate(
                        JSON.readTree(text),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
        require(errors.isEmpty(), exchange + " differs from the contract: " + errors + "\n" + text);
    }

    private Schema compile(JsonNode schema) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("allOf").add(schema);
        root.set("components", document.path("components"));
        return SCHEMAS.getSchema(root);
    }

    /** The template of a path; one with more literal segments wins. */
    private Optional<String> template(String path) {
        return document.path("paths").propertyNames().stream()
                .filter(template -> matches(template, path))
                .min(Comparator.comparingLong(Contract::variables));
    }

    private static boolean matches(String template, String path) {
        String[] wanted = template.split("/");
        String[] given = path.split("/");
        if (wanted.length != given.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].equals(given[i]) && !wanted[i].startsWith("{")) {
                return false;
            }
        }
        return true;
    }

    private static long variables(String template) {
        return Arrays.stream(template.split("/"))
                .filter(segment -> segment.startsWith("{"))
                .count();
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new AssertionError(message + "\n(after a wanted change: mvn test -Dtest=ContractTest"
                    + " -Dhearth.openapi.write=true)");
        }
    }
}
