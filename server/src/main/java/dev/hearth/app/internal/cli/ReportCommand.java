package dev.hearth.app.internal.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code hearth report}: prints a community's report as the server writes it. */
final class ReportCommand implements Command {
    @Override
    public Arguments.Syntax syntax() {
        return new Arguments.Syntax(
                Set.of("community", "group", "from", "to", "zone", "lang", "data"), Set.of("json", "html"), 0);
    }

    @Override
    public int run(Class<?> application, Arguments arguments, Map<String, String> environment, Terminal terminal) {
        String community = arguments.required("community");
        if (arguments.flag("json") && arguments.flag("html")) {
            throw new UsageException("usage.json_or_html");
        }
        var query = new HashMap<String, String>();
        for (String name : List.of("group", "from", "to", "zone", "lang")) {
            arguments.option(name).ifPresent(value -> query.put(name, value));
        }
        query.putIfAbsent("lang", terminal.language().getLanguage());
        String mediaType =
                arguments.flag("json") ? "application/json" : arguments.flag("html") ? "text/html" : "text/plain";
        try (var connection = Connection.open(Installation.of(application, arguments, environment), terminal)) {
            String id = Communities.id(connection.client(), community)
                    .orElseThrow(() -> new CommandFailed("community.unknown", community));
            String body = connection.client().text("/api/v1/communities/" + id + "/report", query, mediaType);
            terminal.out().println(body.stripTrailing());
            return CommandLine.DONE;
        }
    }
}
