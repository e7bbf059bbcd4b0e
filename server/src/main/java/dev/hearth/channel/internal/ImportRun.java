package dev.hearth.channel.internal;

import dev.hearth.activity.Origin;
import dev.hearth.channel.Imports.Import;
import dev.hearth.channel.internal.ImportStore.Progress;
import dev.hearth.channel.internal.rules.LineRejected;
import dev.hearth.channel.internal.rules.NeutralLine;
import dev.hearth.channel.internal.rules.NeutralLineParser;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One run over a file, from where an earlier run stopped to its end. Every batch is one transaction that also saves how
 * far it came, so a crash repeats nothing and loses nothing.
 */
final class ImportRun {
    private static final int BATCH_LINES = 2_000;
    private static final int MAX_BATCH_TEXT = 8 << 20;
    /** A file whose first batch holds not one readable line is not in this format. */
    private static final String NOT_NDJSON = "channel.not_ndjson";

    private final Import task;
    private final Path file;
    private final NeutralLineParser parser;
    private final NeutralBatchWriter writer;
    private final ImportStore store;
    private final TransactionTemplate transaction;

    ImportRun(
            Import task,
            Path file,
            NeutralLineParser parser,
            NeutralBatchWriter writer,
            ImportStore store,
            TransactionTemplate transaction) {
        this.task = task;
        this.file = file;
        this.parser = parser;
        this.writer = writer;
        this.store = store;
        this.transaction = transaction;
    }

    /** How a run ended: to the end of the file, cancelled, or with a problem. */
    record End(boolean cancelled, @Nullable String problem) {}

    /** A readable line that has no id of its own yet. */
    private record Parsed(NeutralLine line, @Nullable UUID hash) {}

    End run(Path rejectFile) throws IOException {
        var progress = new Progress(
                task.bytesRead(),
                task.linesRead(),
                task.accepted(),
                task.duplicates(),
                task.rejected(),
                task.rejectBytes());
        try (var counted = new CountingInputStream(Files.newInputStream(file));
                var content = unzipped(counted);
                var rejects = new RejectFile(rejectFile, task.rejectBytes())) {
            var lines = new LineReader(content);
            long line = skip(lines, task.linesRead());
            boolean more = true;
            while (more) {
                var batch = new ArrayList<Parsed>(BATCH_LINES);
                long before = line;
                long rejected = 0;
                int text = 0;
                while (line - before < BATCH_LINES && text < MAX_BATCH_TEXT) {
                    LineReader.Line next = lines.next();
                    if (next == null) {
                        more = false;
                        break;
                    }
                    if (next.bytes().length == 0
                            || (next.text() != null && next.text().isEmpty())) {
                        continue;
                    }
                    line++;
                    text += next.bytes().length;
                    Parsed parsed = parse(next, line, rejects);
                    if (parsed == null) {
                        rejected++;
                    } else {
                        batch.add(parsed);
                    }
                }
                rejects.flush();
                Progress from = progress;
                long linesRead = line;
                long rejectedNow = rejected;
                var done = transaction.execute(status -> write(
                        batch,
                        written -> new Progress(
                                counted.count(),
                                linesRead,
                                from.accepted() + written.accepted(),
                                from.duplicates() + written.duplicates(),
                                from.rejected() + rejectedNow,
                                rejects.bytes())));
                progress = done.progress();
                if (before == 0 && batch.isEmpty() && rejected > 0) {
                    return new End(false, NOT_NDJSON);
                }
                if (done.cancelWanted()) {
                    return new End(true, null);
                }
            }
            return new End(false, null);
        } catch (ZipException e) {
            return new End(false, "channel.gzip_broken");
        } catch (EOFException e) {
            return new End(false, "channel.file_cut_short");
        }
    }

    private record Step(Progress progress, boolean cancelWanted) {}

    private Step write(List<Parsed> batch, Function<NeutralBatchWriter.Written, Progress> progressAfter) {
        var written = writer.write(task.community(), task.source(), Origin.IMPORTED, keyed(batch));
        Progress progress = progressAfter.apply(written);
        return new Step(progress, store.progress(task.id(), progress));
    }

    /** Gives each line its key: the id it has, or its hash and how often that line came before in this file. */
    private List<NeutralBatchWriter.Keyed> keyed(List<Parsed> batch) {
        Map<UUID, Integer> counts = new HashMap<>();
        batch.forEach(parsed -> {
            if (parsed.hash() != null) {
                counts.merge(parsed.hash(), 1, Integer::sum);
            }
        });
        Map<UUID, Integer> seen = counts.isEmpty() ? Map.of() : new HashMap<>(store.countLines(task.id(), counts));
        var keyed = new ArrayList<NeutralBatchWriter.Keyed>(batch.size());
        for (Parsed parsed : batch) {
            keyed.add(new NeutralBatchWriter.Keyed(key(parsed, seen), parsed.line()));
        }
        return keyed;
    }

    private static String key(Parsed parsed, Map<UUID, Integer> seen) {
        String id = parsed.line().id();
        if (parsed.hash() != null) {
            id = parsed.hash() + "#" + seen.merge(parsed.hash(), 1, Integer::sum);
        }
        return switch (parsed.line()) {
            case NeutralLine.Message message -> NeutralBatchWriter.messageKey(String.valueOf(id));
            case NeutralLine.Movement line -> (line.joined() ? "join:" : "leave:") + id;
            case NeutralLine.Order order -> "order:" + id;
            case NeutralLine.Member member -> "member:" + id;
        };
    }

    private @Nullable Parsed parse(LineReader.Line next, long line, RejectFile rejects) throws IOException {
        if (next.text() == null) {
            rejects.add(line, String.valueOf(next.problem()), "", next.bytes());
            return null;
        }
        try {
            NeutralLine parsed = parser.parse(next.text());
            return new Parsed(parsed, parsed.id() == null ? hash(next.text()) : null);
        } catch (LineRejected e) {
            rejects.add(line, e.code(), e.field(), next.bytes());
            return null;
        }
    }

    private static long skip(LineReader lines, long count) throws IOException {
        long skipped = 0;
        while (skipped < count) {
            LineReader.Line next = lines.next();
            if (next == null) {
                break;
            }
            if (next.bytes().length > 0 && (next.text() == null || !next.text().isEmpty())) {
                skipped++;
            }
        }
        return skipped;
    }

    /** The first 128 bits of SHA-256 of the line without white space at its ends. */
    private static UUID hash(String line) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream unzipped(CountingInputStream in) throws IOException {
        var buffered = new PushbackInputStream(in, 2);
        byte[] magic = buffered.readNBytes(2);
        buffered.unread(magic);
        boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }
}
