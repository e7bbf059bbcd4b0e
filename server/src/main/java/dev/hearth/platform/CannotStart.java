package dev.hearth.platform;

import java.util.List;

/**
 * An expected reason for which the server does not start; people see it as one line in their language.
 * The code names the line in the message catalogue of the command line.
 */
public final class CannotStart extends RuntimeException {
    private final String code;
    private final transient List<String> parameters;

    public CannotStart(String code, String... parameters) {
        super(code + " " + List.of(parameters));
        this.code = code;
        this.parameters = List.of(parameters);
    }

    /** Stable, {@code thing.reason}. */
    public String code() {
        return code;
    }

    /** What the line names: a port, a folder, a version. Never a secret. */
    public List<String> parameters() {
        return parameters;
    }
}
