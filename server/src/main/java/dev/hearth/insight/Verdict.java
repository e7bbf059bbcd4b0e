package dev.hearth.insight;

import java.util.Locale;

/** What a check says. */
public enum Verdict {
    DANGER,
    WATCH,
    GOOD,
    CANNOT_JUDGE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
