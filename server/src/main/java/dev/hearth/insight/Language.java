package dev.hearth.insight;

import java.util.Locale;

/** The languages in which reports are written. */
public enum Language {
    ZH(Locale.SIMPLIFIED_CHINESE, "zh-CN"),
    EN(Locale.ENGLISH, "en");

    private final Locale locale;
    private final String tag;

    Language(Locale locale, String tag) {
        this.locale = locale;
        this.tag = tag;
    }

    public Locale locale() {
        return locale;
    }

    /** BCP 47 tag. */
    public String tag() {
        return tag;
    }
}
