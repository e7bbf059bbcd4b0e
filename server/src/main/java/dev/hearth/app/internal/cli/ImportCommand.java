package dev.hearth.app.internal.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code hearth import}: sends a file to the server and shows how it is being read. */
final class ImportCommand implements Command {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final Duration PLAIN_LINE_INTERVAL = Duration.ofSeconds(5);

    @Override
    public Arguments.Syntax syntax() {
        return new Arguments.Syntax(Set.of("community", "source", "group", "title", "zone", "data"), Set.of("json"), 1);
    }

    @Override
    public int run(Class<?> application, Arguments arguments, Map<String, String> environment, Terminal terminal) {
        if (arguments.positionals().isEmpty()) {
            throw new UsageException("usage.file_missing");
        }
        var request = new Request(
                Path.of(arguments.positionals().getFirst()),
                arguments.required("community"),
                selected(arguments, List.of("title", "zone")),
                selected(arguments, List.of("source", "group")));
        request.requireReadable();
        try (var connection = Connection.open(Installation.of(application, arguments, environment), terminal)) {
            return send(connection, request, arguments.flag("json"), terminal);
        }
    }

    /**
     * What to import.
     *
     * @param file NDJSON, also compressed by gzip
     * @param community name of the community
     * @param traits title and zone of the community where it is made anew
     * @param query source and group
     */
    record Request(Path file, String community, Map<String, String> traits, Map<String, String> query) {
        void requireReadable() {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new CommandFailed("file.not_readable", file.toString());
            }
        }
    }

    static int send(Connection connection, Request request, boolean json, Terminal terminal) {
        ApiClient client = connection.client();
        var traits = new HashMap<>(request.traits());
        traits.put("name", request.community());
        String community = Communities.idOrNew(client, request.community(), traits);
        String importId = upload(client, community, request);
        connection.onInterrupt(() -> client.post("/api/v1/imports/" + importId + "/cancel", Map.of()));
        JsonNode last = follow(client, importId, terminal, json);
        connection.onInterrupt(() -> {});
        var ended = ImportProgress.of(last);
        if (ended.rejected() > 0) {
            Path rejects = Path.of(request.file() + ".rejects.ndjson");
            client.download("/api/v1/imports/" + importId + "/rejects", rejects);
            terminal.err()
                    .println(terminal.text("import.rejects", ended.counts().getLast(), rejects.toString()));
        }
        if (json) {
            terminal.out().println(last);
        } else {
            terminal.out().println(terminal.text("import." + ended.state(), ended.counts()));
        }
        if (ended.state().equals("failed")) {
            terminal.err()
                    .println(terminal.text("import.reason", last.path("problem").asString("?")));
        }
        return ended.state().equals("done") ? CommandLine.DONE : CommandLine.FAILED;
    }

    private static String upload(ApiClient client, String community, Request request) {
        try {
            return client.upload(
                            "/api/v1/communities/" + community + "/imports",
                            request.query(),
                            BodyPublishers.ofFile(request.file()),
                            isGzip(request.file()) ? "application/gzip" : "application/x-ndjson",
                            request.file().toAbsolutePath().getFileName().toString())
                    .path("id")
                    .asString();
        } catch (FileNotFoundException e) {
            throw new CommandFailed("file.not_readable", request.file().toString());
        }
    }

    private static JsonNode follow(ApiClient client, String importId, Terminal terminal, boolean quiet) {
        long start = System.nanoTime();
        long shown = Long.MIN_VALUE;
        while (true) {
            JsonNode answer = client.get("/api/v1/imports/" + importId, Map.of());
            var progress = ImportProgress.of(answer);
            double seconds = (System.nanoTime() - start) / 1e9;
            boolean due = terminal.interactive() || System.nanoTime() - shown > PLAIN_LINE_INTERVAL.toNanos();
            if (!quiet && due && progress.bytesRead() > 0 && !progress.hasEnded()) {
                terminal.progress(line(progress, seconds, terminal));
                shown = System.nanoTime();
            }
            if (progress.hasEnded()) {
                if (shown != Long.MIN_VALUE) {
                    terminal.endProgress();
                }
                return answer;
            }
            try {
                Thread.sleep(POLL_INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailed("server.gone", client.baseUrl());
            }
        }
    }

    private static String line(ImportProgress progress, double seconds, Terminal terminal) {
        long left = progress.secondsLeft(seconds);
        String text = terminal.text("import.progress", progress.counts()).replace("{3}", "" + progress.percent());
        return left < 0 ? text : text + terminal.text("import.time_left", "" + left);
    }

    private static boolean isGzip(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.read() == 0x1f && bytes.read() == 0x8b;
        } catch (IOException e) {
            throw new CommandFailed("file.not_readable", file.toString());
        }
    }

    private static Map<String, String> selected(Arguments arguments, List<String> names) {
        var chosen = new HashMap<String, String>();
        for (String name : names) {
            arguments.option(name).ifPresent(value -> chosen.put(name, value));
        }
        return chosen;
    }
}
