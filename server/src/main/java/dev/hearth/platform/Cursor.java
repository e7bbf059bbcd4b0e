package dev.hearth.platform;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place in a list after which the next page begins: the sort key of the last item, opaque outside. Cursors are not
 * signed, so what they say is as untrusted as any parameter.
 */
public final class Cursor {
    private static final int MAX_LENGTH = 2_000;
    private static final char SEPARATOR = '\n';

    private Cursor() {}

    /** A cursor of these parts; no part may hold a line feed. */
    public static String of(String... parts) {
        for (String part : parts) {
            if (part.indexOf(SEPARATOR) >= 0) {
                throw new IllegalArgumentException("line feed in a cursor");
            }
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The parts of a cursor; empty when there is no cursor, that is on the first page.
     *
     * @param count how many parts this list's cursors have
     * @throws Refusal {@code request.cursor_invalid}
     */
    public static List<String> parts(@Nullable String cursor, int count) {
        if (cursor == null) {
            return List.of();
        }
        List<String> parts = split(cursor);
        if (parts.size() != count) {
            throw invalid();
        }
        return parts;
    }

    /**
     * The limit to use.
     *
     * @throws Refusal {@code request.limit_invalid} outside 1 to {@link Page#MAX_LIMIT}
     */
    public static int requireLimit(int limit) {
        if (limit < 1 || limit > Page.MAX_LIMIT) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "request.limit_invalid", java.util.Map.of("maxLimit", Page.MAX_LIMIT));
        }
        return limit;
    }

    private static List<String> split(String cursor) {
        try {
            if (cursor.length() > MAX_LENGTH) {
                throw invalid();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw invalid();
            }
            var parts = new ArrayList<String>();
            int from = 0;
            for (int at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, from)) {
                parts.add(text.substring(from, at));
                from = at + 1;
            }
            parts.add(text.substring(from));
            return parts;
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return new Refusal(Refusal.Kind.INVALID, "request.cursor_invalid");
    }
}
