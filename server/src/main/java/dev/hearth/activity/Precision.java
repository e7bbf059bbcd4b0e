package dev.hearth.activity;

/** How exactly the source told the time; response times refuse anything coarser than a minute. Codes are stored. */
public enum Precision {
    MILLISECOND(1),
    SECOND(2),
    MINUTE(3),
    DAY(4);

    private final int code;

    Precision(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
