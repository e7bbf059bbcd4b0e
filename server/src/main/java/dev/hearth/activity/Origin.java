package dev.hearth.activity;

/** Live activity may trigger sends and rewards; imported history never does. Codes are stored. */
public enum Origin {
    LIVE(1),
    IMPORTED(2);

    private final int code;

    Origin(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
