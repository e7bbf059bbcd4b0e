package dev.hearth.platform;

import java.util.Map;

/**
 * An expected refusal that reaches the caller of the HTTP API as a problem document (RFC 9457).
 * The code is stable ({@code module.reason}); its text is made in the client.
 */
public final class Refusal extends RuntimeException {
    /** What kind of answer the refusal is; HTTP maps each to one status. */
    public enum Kind {
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        TOO_LARGE,
        TOO_MANY,
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> parameters;

    public Refusal(Kind kind, String code, Map<String, Object> parameters) {
        super(code + parameters);
        this.kind = kind;
        this.code = code;
        this.parameters = Map.copyOf(parameters);
    }

    public Refusal(Kind kind, String code) {
        this(kind, code, Map.of());
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> parameters() {
        return parameters;
    }
}
