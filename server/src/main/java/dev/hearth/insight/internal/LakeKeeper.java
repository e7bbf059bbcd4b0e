package dev.hearth.insight.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sweeps the lake's folder: files taken out of the manifest a grace period ago (a query may still read them until then),
 * and files that no manifest row ever named, left by a crash.
 */
@Component
class LakeKeeper {
    /** Files deleted per sweep; the rest waits for the next. */
    static final int MAX_DELETED = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(LakeKeeper.class);

    private final LakeStore manifest;
    private final DuckStore duck;
    private final InsightSettings settings;
    private final Clock clock;

    LakeKeeper(LakeStore manifest, DuckStore duck, InsightSettings settings, Clock clock) {
        this.manifest = manifest;
        this.duck = duck;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns how many files it deleted. */
    @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    int sweep() {
        Instant before = clock.instant().minus(settings.fileGrace());
        try {
            List<String> removed = manifest.removedBefore(before, MAX_DELETED);
            for (String path : removed) {
                Files.deleteIfExists(duck.lake().resolve(path));
            }
            manifest.forget(removed, before);
            int orphans = sweepOrphans(before);
            if (orphans > 0) {
                LOG.info("deleted {} unlisted files of the lake", orphans);
            }
            return removed.size() + orphans;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int sweepOrphans(Instant before) throws IOException {
        if (!Files.isDirectory(duck.lake())) {
            return 0;
        }
        Set<String> known = manifest.paths();
        var old = new ArrayList<Path>();
        try (var paths = Files.walk(duck.lake(), 3)) {
            var iterator = paths.filter(Files::isRegularFile).iterator();
            while (iterator.hasNext() && old.size() < MAX_DELETED) {
                Path path = iterator.next();
                if (!known.contains(duck.lake().relativize(path).toString())
                        && Files.getLastModifiedTime(path).toInstant().isBefore(before)) {
                    old.add(path);
                }
            }
        }
        // read again after the folder: a file listed meanwhile is spared
        Set<String> listed = manifest.paths();
        int deleted = 0;
        for (Path path : old) {
            if (!listed.contains(duck.lake().relativize(path).toString()) && Files.deleteIfExists(path)) {
                deleted++;
            }
        }
        return deleted;
    }
}
