package dev.hearth.app.internal.cli;

import java.util.List;

/** A command that cannot do what it was asked to, for a reason that fits on one line. */
final class CommandFailed extends RuntimeException {
    private final String key;
    private final transient List<String> parameters;

    CommandFailed(String key, String... parameters) {
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
