package dev.hearth.insight.internal;

import dev.hearth.activity.ActivityFollower;
import dev.hearth.activity.LoggedActivity;
import dev.hearth.insight.Lake;
import dev.hearth.insight.internal.rules.CompactionPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Exports the log to the lake. The files are whole on disk before the manifest names them, and the manifest commits
 * together with the log's cursor: a crash in between leaves a file that nobody names, swept later by {@link LakeKeeper}.
 */
@Component
class LakeFollower implements ActivityFollower, Lake {
    static final String NAME = "insight.lake";

    /** How often a waiter looks by itself, in case another process exports. */
    private static final long LOOK_MILLISECONDS = 200;

    private final LakeStore manifest;
    private final ParquetStore parquet;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition exported = lock.newCondition();

    LakeFollower(LakeStore manifest, ParquetStore parquet, Clock clock) {
        this.manifest = manifest;
        this.parquet = parquet;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int batchSize() {
        return 20_000;
    }

    @Override
    public void follow(List<LoggedActivity> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<LakeFile> written = parquet.write(lines);
        long version = manifest.nextVersion(clock.instant());
        written.forEach(file -> manifest.add(file, version));
        for (LakeFile file : written) {
            compact(file);
        }
        announceAfterCommit();
    }

    /** Merging is a snapshot of its own: a file is never added and removed by the same version. */
    private void compact(LakeFile touched) {
        List<LakeFile> month = manifest.filesOfMonth(touched.community(), touched.month());
        for (List<LakeFile> parts : CompactionPlan.plan(month, LakeFile::rows)) {
            long version = manifest.nextVersion(clock.instant());
            manifest.remove(parts, version, clock.instant());
            manifest.add(parquet.merge(parts), version);
        }
    }

    @Override
    public void reset() {
        manifest.removeAll(manifest.nextVersion(clock.instant()), clock.instant());
    }

    @Override
    public long exportedSequence() {
        return manifest.exportedSequence();
    }

    @Override
    public long manifestVersion() {
        return manifest.version();
    }

    @Override
    public boolean awaitExported(long sequence, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        lock.lock();
        try {
            while (exportedSequence() < sequence) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                var _ = exported.awaitNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(LOOK_MILLISECONDS)));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void announceAfterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    announce();
                }
            });
        } else {
            announce();
        }
    }

    private void announce() {
        lock.lock();
        try {
            exported.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
