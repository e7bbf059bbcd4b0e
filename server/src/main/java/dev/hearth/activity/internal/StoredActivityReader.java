package dev.hearth.activity.internal;

import dev.hearth.activity.ActivityReader;
import dev.hearth.activity.LoggedActivity;
import java.util.List;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reads up to the safe horizon. */
final class StoredActivityReader implements ActivityReader {
    private final LogStore lines;
    private final Horizon horizon;

    StoredActivityReader(LogStore lines, Horizon horizon) {
        this.lines = lines;
        this.horizon = horizon;
    }

    @Override
    public List<LoggedActivity> read(long after, int limit) {
        if (limit < 1 || limit > MAX_BATCH) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_BATCH + ", not " + limit);
        }
        Integer isolation = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
        if (isolation != null && isolation != TransactionDefinition.ISOLATION_READ_COMMITTED) {
            throw new IllegalStateException("the log is read under read committed only");
        }
        long known = horizon.known();
        if (known - after >= limit) {
            List<LoggedActivity> full = lines.read(after, known, limit);
            if (full.size() == limit) {
                return full;
            }
        }
        // a short answer says that there is nothing more: that takes a fresh look
        long upTo = horizon.look();
        return upTo <= after ? List.of() : lines.read(after, upTo, limit);
    }

    @Override
    public long safeHorizon() {
        return horizon.look();
    }
}
