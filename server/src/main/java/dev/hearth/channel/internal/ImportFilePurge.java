package dev.hearth.channel.internal;

import dev.hearth.channel.Imports;
import dev.hearth.platform.HearthSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the files of imports submitted longer ago than files are kept, unless such an import is still at work. */
@Component
class ImportFilePurge {
    private static final Logger LOG = LoggerFactory.getLogger(ImportFilePurge.class);
    private static final int UUID_LENGTH = 36;

    /** So many files per round; the next round takes the rest. */
    private static final int MAX_FILES = 5_000;

    private final ImportStore store;
    private final Path folder;
    private final Clock clock;

    ImportFilePurge(ImportStore store, HearthSettings settings, Clock clock) {
        this.store = store;
        this.folder = ImportFiles.folder(settings);
        this.clock = clock;
    }

    @Scheduled(initialDelay = 7, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void purge() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        long before = clock.instant().minus(Imports.REJECTS_KEPT).toEpochMilli();
        int deleted = 0;
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Optional<UUID> id = importOf(file);
                if (id.isPresent() && submittedAt(id.get()) < before && ended(id.get())) {
                    Files.deleteIfExists(file);
                    if (++deleted == MAX_FILES) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn("files of old imports are still there: {}", e.getClass().getSimpleName());
        }
    }

    /** The 48 bits of Unix milliseconds in a UUIDv7. */
    private static long submittedAt(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }

    /** Also where it never was: an upload that broke off. */
    private boolean ended(UUID id) {
        return store.find(id).map(found -> found.state().isFinal()).orElse(true);
    }

    private static Optional<UUID> importOf(Path file) {
        String name = file.getFileName().toString();
        try {
            return name.length() < UUID_LENGTH
                    ? Optional.empty()
                    : Optional.of(UUID.fromString(name.substring(0, UUID_LENGTH)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
