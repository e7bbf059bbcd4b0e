package dev.hearth.channel.internal;

import dev.hearth.activity.CommunityId;
import dev.hearth.channel.Imports.Import;
import dev.hearth.channel.Imports.State;
import dev.hearth.channel.internal.rules.NeutralLineParser;
import dev.hearth.community.Communities;
import dev.hearth.platform.HearthSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs queued imports one after the other, and at start those that a crash left running. A database that is away for a
 * while is waited for; what a failed batch had done is rolled back, so trying again repeats nothing.
 */
@Component
class ImportRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final int MAX_UNFINISHED = 1_000;
    private static final int MAX_TRIES = 8;
    private static final long IDLE_SECONDS = 5;

    private final ImportStore store;
    private final NeutralBatchWriter writer;
    private final Communities communities;
    private final TransactionTemplate transaction;
    private final Path folder;
    private final Clock clock;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread worker;

    ImportRunner(
            ImportStore store,
            NeutralBatchWriter writer,
            Communities communities,
            TransactionTemplate transaction,
            HearthSettings settings,
            Clock clock) {
        this.store = store;
        this.writer = writer;
        this.communities = communities;
        this.transaction = transaction;
        this.folder = ImportFiles.folder(settings);
        this.clock = clock;
    }

    /** There may be something to do. */
    void wake() {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        worker = Thread.ofVirtual().name("imports").start(this::loop);
    }

    @Override
    public void stop() {
        running = false;
        Thread current = worker;
        if (current != null) {
            current.interrupt();
            try {
                current.join(TimeUnit.SECONDS.toMillis(20));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        while (running) {
            try {
                for (UUID id : store.unfinished(MAX_UNFINISHED)) {
                    if (!running) {
                        return;
                    }
                    runOne(id);
                }
                if (work.tryAcquire(IDLE_SECONDS, TimeUnit.SECONDS)) {
                    work.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("imports wait for the database: {}", e.getMessage());
                pause(1);
            }
        }
    }

    private void runOne(UUID id) {
        for (int attempt = 1; running; attempt++) {
            try {
                if (!store.start(id, clock.instant())) {
                    return;
                }
                Import task = store.find(id).orElseThrow();
                end(task, run(task));
                return;
            } catch (NonTransientDataAccessException | IOException e) {
                if (running) {
                    fail(id, e);
                }
                return;
            } catch (DataAccessException | TransactionException e) {
                if (!running) {
                    return;
                }
                if (attempt == MAX_TRIES) {
                    fail(id, e);
                    return;
                }
                LOG.warn("import {} is tried again: {}", id, e.getMessage());
                pause(attempt);
            } catch (RuntimeException e) {
                if (running) {
                    fail(id, e);
                }
                return;
            }
        }
    }

    private ImportRun.End run(Import task) throws IOException {
        if (task.cancelWanted()) {
            return new ImportRun.End(true, null);
        }
        Path file = ImportFiles.content(folder, task.id());
        if (!Files.exists(file)) {
            return new ImportRun.End(false, "channel.file_missing");
        }
        var parser = new NeutralLineParser(zone(task.community()), task.group(), clock.instant());
        return new ImportRun(task, file, parser, writer, store, transaction)
                .run(ImportFiles.rejects(folder, task.id()));
    }

    private void end(Import task, ImportRun.End end) throws IOException {
        State state = end.problem() != null ? State.FAILED : end.cancelled() ? State.CANCELLED : State.DONE;
        transaction.executeWithoutResult(status -> store.finish(task.id(), state, end.problem(), clock.instant()));
        Files.deleteIfExists(ImportFiles.content(folder, task.id()));
    }

    private void fail(UUID id, Exception cause) {
        LOG.error("import {} failed", id, cause);
        transaction.executeWithoutResult(
                status -> store.finish(id, State.FAILED, "channel.import_failed", clock.instant()));
    }

    private ZoneId zone(CommunityId community) {
        return communities.zone(community);
    }

    private static void pause(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
