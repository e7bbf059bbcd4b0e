package dev.hearth.app.internal.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * Where a command writes to, in the person's language.
 *
 * @param out results
 * @param err progress and refusals
 * @param interactive whether {@code err} is a terminal whose line can be overwritten
 * @param language English or Chinese
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, Locale language) {
    private static final String CATALOGUE = "messages.cli";

    /** The process's own, as its environment says; the launcher tells whether it is interactive. */
    static Terminal ofProcess(Map<String, String> environment) {
        return new Terminal(
                System.out, System.err, "1".equals(environment.get("HEARTH_TERMINAL")), language(environment));
    }

    /** Chinese where {@code LC_ALL}, {@code LC_MESSAGES} or {@code LANG}, the first that is set, says so. */
    static Locale language(Map<String, String> environment) {
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.startsWith("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }

    /** The message of this key with {@code {0}}, {@code {1}} ... replaced. */
    String text(String key, List<String> parameters) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        String text = ResourceBundle.getBundle(CATALOGUE, language, noFallback).getString(key);
        for (int i = 0; i < parameters.size(); i++) {
            text = text.replace("{" + i + "}", parameters.get(i));
        }
        return text;
    }

    boolean has(String key) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle(CATALOGUE, language, noFallback).containsKey(key);
    }

    String text(String key, String... parameters) {
        return text(key, List.of(parameters));
    }

    /** Overwrites the last progress line where that is possible. */
    void progress(String line) {
        if (interactive) {
            err.print("\r\u001b[K" + line);
            err.flush();
        } else {
            err.println(line);
        }
    }

    /** Ends a progress line. */
    void endProgress() {
        if (interactive) {
            err.println();
        }
    }
}
