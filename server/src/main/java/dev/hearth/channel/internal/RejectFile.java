package dev.hearth.channel.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/** The lines an import could not take, as NDJSON; cut back to what a committed batch had written when a run resumes. */
final class RejectFile implements AutoCloseable {
    /** The file grows no further; later rejects are only counted. */
    static final long MAX_BYTES = 256L << 20;

    private static final int MAX_SHOWN_BYTES = 4_000;

    private final JsonMapper json = JsonMapper.shared();
    private final FileChannel channel;
    private long bytes;

    RejectFile(Path path, long committedBytes) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(committedBytes);
        channel.position(committedBytes);
        bytes = committedBytes;
    }

    void add(long line, String code, String field, byte[] raw) throws IOException {
        if (bytes > MAX_BYTES) {
            return;
        }
        var entry = new LinkedHashMap<String, Object>();
        entry.put("line", line);
        entry.put("code", "channel." + code);
        if (!field.isEmpty()) {
            entry.put("field", field);
        }
        entry.put("text", new String(raw, 0, Math.min(raw.length, MAX_SHOWN_BYTES), StandardCharsets.UTF_8).strip());
        byte[] encoded = (json.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.wrap(encoded);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        bytes += encoded.length;
    }

    void flush() throws IOException {
        channel.force(false);
    }

    /** Bytes written so far. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
