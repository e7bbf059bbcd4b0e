package dev.hearth.conversation.internal.rules;

import java.util.regex.Pattern;

/**
 * What a text tells without being stored in the log.
 *
 * @param length in Unicode code points, without white space at either end
 * @param links web addresses
 * @param question whether it asks: its last sentence ends with a question mark (full or half width), or with one of
 *     the particles 吗 么 呢, or a line of it does
 */
public record TextFacts(int length, int links, boolean question) {
    private static final Pattern LINK = Pattern.compile("https?://\\S");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern QUESTION =
            Pattern.compile("([?？][)）\"”'’\\s]*$)|([吗么呢][.。~～!！…\\s]*$)", Pattern.MULTILINE);

    /** Reads a text. */
    public static TextFacts of(String text) {
        String stripped = text.strip();
        int links = (int) LINK.matcher(stripped).results().count();
        // a question mark inside an address asks nothing
        boolean question =
                QUESTION.matcher(ADDRESS.matcher(stripped).replaceAll(" ")).find();
        return new TextFacts(stripped.codePointCount(0, stripped.length()), links, question);
    }
}
