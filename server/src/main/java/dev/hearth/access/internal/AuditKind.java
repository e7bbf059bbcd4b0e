package dev.hearth.access.internal;

/** What the audit knows. Codes are stored: they never change. */
enum AuditKind {
    SIGNED_IN("access.sign_in.succeeded"),
    SIGN_IN_FAILED("access.sign_in.failed"),
    SIGNED_OUT("access.session.ended"),
    OPERATOR_CREATED("access.operator.created");

    private final String code;

    AuditKind(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
