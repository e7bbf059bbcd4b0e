package dev.hearth.app.internal.cli;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Communities as the API knows them. */
final class Communities {
    private static final String PATH = "/api/v1/communities";

    private Communities() {}

    /** Id of the community of this name. */
    static Optional<String> id(ApiClient client, String name) {
        for (JsonNode item : client.get(PATH, Map.of("name", name)).path("items")) {
            if (name.equals(item.path("name").asString(""))) {
                return Optional.of(item.path("id").asString());
            }
        }
        return Optional.empty();
    }

    /** Makes the community, or takes the one of this name. */
    static String idOrNew(ApiClient client, String name, Map<String, String> traits) {
        Optional<String> known = id(client, name);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return client.post(PATH, traits).path("id").asString();
        } catch (ApiProblem problem) {
            if (!problem.code().equals("community.name_taken")) {
                throw problem;
            }
            return id(client, name).orElseThrow(() -> problem);
        }
    }
}
