package dev.hearth.channel;

import dev.hearth.activity.CommunityId;
import dev.hearth.activity.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports of files into a community: durable, resumed after a crash, repeatable without doubling anything. */
public interface Imports {
    /** Largest file that is taken, in bytes as sent. */
    long MAX_FILE_BYTES = 8L << 30;

    /** How long the files of an import are kept after it was submitted. */
    Duration REJECTS_KEPT = Duration.ofDays(30);

    /** Where an import stands. Names are stored in lower case. */
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isFinal() {
            return this == DONE || this == FAILED || this == CANCELLED;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An import and its counts.
     *
     * @param group group of messages that name none
     * @param bytesRead of the file as sent (compressed, if it is)
     * @param linesRead lines without the empty ones
     * @param accepted lines that were new
     * @param duplicates lines that were there before
     * @param rejected lines in the reject file
     * @param problem stable code of what ended it, when it failed
     */
    record Import(
            UUID id,
            CommunityId community,
            Source source,
            @Nullable String group,
            String fileName,
            State state,
            boolean cancelWanted,
            long bytesTotal,
            long bytesRead,
            long linesRead,
            long accepted,
            long duplicates,
            long rejected,
            long rejectBytes,
            @Nullable String problem,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    /**
     * Takes a file in and queues it.
     *
     * @param source absent: the community's own neutral source
     * @param group group of messages that name none
     * @throws dev.hearth.platform.Refusal {@code channel.file_too_large}, {@code channel.file_empty},
     *     {@code channel.source_invalid}
     */
    Import submit(
            CommunityId community,
            @Nullable String source,
            @Nullable String group,
            String fileName,
            InputStream content)
            throws IOException;

    /** @throws dev.hearth.platform.Refusal {@code channel.import_not_found} */
    Import get(UUID id);

    /** Asks a queued or running import to stop; what is already in stays. */
    void cancel(UUID id);

    /**
     * The reject file: one JSON object a line with line number, code, field and the line itself. It is kept for
     * {@link #REJECTS_KEPT}, and goes as soon as a member of the community is erased: nobody can tell whose lines it holds.
     */
    Optional<Path> rejectFile(UUID id);
}
