package dev.hearth.app.internal.cli;

/** An answer of the API that is no success. */
final class ApiProblem extends RuntimeException {
    private final int status;
    private final String code;
    private final String parameters;

    ApiProblem(int status, String code, String parameters) {
        super(status + " " + code + parameters);
        this.status = status;
        this.code = code;
        this.parameters = parameters;
    }

    int status() {
        return status;
    }

    /** The stable {@code module.reason}; empty where the answer had none. */
    String code() {
        return code;
    }

    /** As JSON; empty where there are none. */
    String parameters() {
        return parameters;
    }
}
