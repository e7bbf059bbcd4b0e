package dev.hearth.app.internal.cli;

import java.util.List;

/** A command line that is not understood. */
final class UsageException extends RuntimeException {
    private final String key;
    private final transient List<String> parameters;

    UsageException(String key, String... parameters) {
        super(key + " " + List.of(parameters));
        this.key = key;
        this.parameters = List.of(parameters);
    }

    /** Key of the line in the message catalogue. */
    String key() {
        return key;
    }

    List<String> parameters() {
        return parameters;
    }
}
