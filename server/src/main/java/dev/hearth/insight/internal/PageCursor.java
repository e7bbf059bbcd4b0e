package dev.hearth.insight.internal;

import dev.hearth.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list that stays the same while it is paged through, because the snapshot is part of it.
 *
 * @param version snapshot of the lake
 * @param offset rows already shown
 */
record PageCursor(long version, long offset) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\.(\\d{1,9})");

    static PageCursor read(@Nullable String text, long newestVersion) {
        if (text == null || text.isEmpty()) {
            return new PageCursor(newestVersion, 0);
        }
        try {
            Matcher matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            if (matcher.matches()) {
                return new PageCursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.INVALID, "insight.cursor_invalid");
        }
        throw new Refusal(Refusal.Kind.INVALID, "insight.cursor_invalid");
    }

    PageCursor after(int rows) {
        return new PageCursor(version, offset + rows);
    }

    String write() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((version + "." + offset).getBytes(StandardCharsets.US_ASCII));
    }
}
