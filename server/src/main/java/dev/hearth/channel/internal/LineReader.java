package dev.hearth.channel.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads UTF-8 lines of bounded length; a line too long or badly encoded is told apart, the lines after it still come. */
final class LineReader {
    /** Longest line, in bytes. */
    static final int MAX_LINE_BYTES = 1 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
    private int position;
    private int filled;
    private boolean first = true;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * A line as it was read.
     *
     * @param text without its end; absent where {@code problem} says why
     * @param bytes what was read of it, for the hash and the reject file; cut at the ceiling
     */
    record Line(
            @Nullable String text, byte[] bytes, @Nullable String problem) {}

    /** The next line; null at the end. */
    @Nullable
    Line next() throws IOException {
        line.reset();
        boolean any = false;
        boolean tooLong = false;
        while (true) {
            if (position == filled) {
                filled = in.read(buffer);
                position = 0;
                if (filled <= 0) {
                    filled = 0;
                    return any ? finish(tooLong) : null;
                }
            }
            any = true;
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            int room = MAX_LINE_BYTES - line.size();
            int length = end - position;
            line.write(buffer, position, Math.min(length, room));
            tooLong |= length > room;
            position = end;
            if (end < filled) {
                position++;
                return finish(tooLong);
            }
        }
    }

    private Line finish(boolean tooLong) {
        byte[] bytes = line.toByteArray();
        if (first && Arrays.mismatch(bytes, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length) {
            bytes = Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length);
        }
        first = false;
        if (tooLong) {
            return new Line(null, bytes, "line_too_long");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Line(text.strip(), bytes, null);
        } catch (CharacterCodingException e) {
            return new Line(null, bytes, "not_utf8");
        }
    }
}
