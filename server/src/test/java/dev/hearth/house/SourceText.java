package dev.hearth.house;

import java.util.ArrayList;
import java.util.List;

/** Takes the string literals, text blocks included, out of Java source. */
final class SourceText {
    private SourceText() {}

    static List<String> literals(String source) {
        List<String> literals = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            if (source.startsWith("//", at)) {
                at = end(source, "\n", at);
            } else if (source.startsWith("/*", at)) {
                at = end(source, "*/", at + 2);
            } else if (source.startsWith("\"\"\"", at)) {
                int end = end(source, "\"\"\"", at + 3);
                literals.add(source.substring(at + 3, end - 3));
                at = end;
            } else if (source.charAt(at) == '"' || source.charAt(at) == '\'') {
                int end = closing(source, at);
                literals.add(source.substring(at + 1, end));
                at = end + 1;
            } else {
                at++;
            }
        }
        return literals;
    }

    private static int end(String source, String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    private static int closing(String source, int from) {
        char quote = source.charAt(from);
        int at = from + 1;
        while (source.charAt(at) != quote) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }
}
