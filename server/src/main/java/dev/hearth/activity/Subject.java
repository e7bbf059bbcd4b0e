package dev.hearth.activity;

/**
 * What an activity is about.
 *
 * @param number dense number of the subject, in the number space of its type
 */
public record Subject(Type type, long number) {
    /** Codes are stored: never renumber. */
    public enum Type {
        MESSAGE(1),
        IDENTITY(2),
        ORDER(3),
        GROUP(4),
        COMMUNITY(5),
        IMPORT(6),
        OPERATOR(7);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }
}
