package dev.hearth.activity.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lines in the binary format of COPY (PostgreSQL manual, COPY, "Binary Format"): per column its length in bytes, or -1
 * for null, then its value, big-endian.
 */
final class LineCopy {
    /** The columns in the order they are written. */
    static final String COLUMNS = """
            id, occurred_at, recorded_at, actor, subject, amount_minor, community, group_number, source, kind,
            actor_role, subject_type, origin, "precision", currency, facts""";

    private static final short COLUMN_COUNT = 16;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int HEADER_BYTES = SIGNATURE.length + 8;
    private static final int TRAILER_BYTES = 2;
    /** What a line needs besides the text of its currency and its facts, with every column present. */
    private static final int MAX_FIXED_LINE_BYTES = 180;

    private static final byte JSONB_VERSION = 1;
    private static final long MICROS_TO_2000 =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2000-01-01T00:00:00Z"));

    private LineCopy() {}

    static ByteBuffer encode(LineColumns lines) {
        byte[][] facts = new byte[lines.size()][];
        int bytes = HEADER_BYTES + TRAILER_BYTES;
        for (int at = 0; at < lines.size(); at++) {
            facts[at] = lines.facts[at].getBytes(UTF_8);
            bytes += MAX_FIXED_LINE_BYTES + facts[at].length;
        }
        var out = ByteBuffer.allocate(bytes);
        out.put(SIGNATURE).putInt(0).putInt(0);
        for (int at = 0; at < lines.size(); at++) {
            out.putShort(COLUMN_COUNT);
            UUID id = UUID.fromString(lines.ids[at]);
            out.putInt(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            putLong(out, lines.occurredAtMicros[at] - MICROS_TO_2000);
            putLong(out, lines.recordedAtMicros - MICROS_TO_2000);
            putLong(out, lines.actors[at]);
            putLong(out, lines.subjects[at]);
            putLong(out, lines.amountsMinor[at]);
            putInt(out, lines.communities[at]);
            putInt(out, lines.groups[at]);
            putInt(out, lines.sources[at]);
            putShort(out, lines.kinds[at]);
            putShort(out, lines.actorRoles[at]);
            putShort(out, lines.subjectTypes[at]);
            putShort(out, lines.origins[at]);
            putShort(out, lines.precisions[at]);
            putText(out, lines.currencies[at]);
            out.putInt(1 + facts[at].length).put(JSONB_VERSION).put(facts[at]);
        }
        return out.putShort((short) -1).flip();
    }

    private static void putLong(ByteBuffer out, @Nullable Long value) {
        if (value == null) {
            out.putInt(-1);
        } else {
            out.putInt(8).putLong(value);
        }
    }

    private static void putInt(ByteBuffer out, @Nullable Integer value) {
        if (value == null) {
            out.putInt(-1);
        } else {
            out.putInt(4).putInt(value);
        }
    }

    private static void putShort(ByteBuffer out, @Nullable Integer value) {
        if (value == null) {
            out.putInt(-1);
        } else {
            out.putInt(2).putShort(value.shortValue());
        }
    }

    private static void putText(ByteBuffer out, @Nullable String value) {
        if (value == null) {
            out.putInt(-1);
        } else {
            byte[] text = value.getBytes(UTF_8);
            out.putInt(text.length).put(text);
        }
    }
}
