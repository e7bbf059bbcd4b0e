package dev.hearth.channel.internal.rules;

/** A line that cannot be taken, with a stable code and the field it is about. */
public final class LineRejected extends Exception {
    private final String code;
    private final String field;

    LineRejected(String code, String field) {
        super(code + " " + field, null, false, false);
        this.code = code;
        this.field = field;
    }

    public String code() {
        return code;
    }

    /** Name of the field; empty where it is the whole line. */
    public String field() {
        return field;
    }
}
