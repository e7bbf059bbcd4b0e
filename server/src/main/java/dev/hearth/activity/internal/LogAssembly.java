package dev.hearth.activity.internal;

import dev.hearth.activity.ActivityFollower;
import dev.hearth.activity.ActivityKind;
import dev.hearth.activity.ActivityLog;
import dev.hearth.activity.ActivityReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the log put together, for the application and for tests alike. */
public final class LogAssembly {
    /** Readers waiting longer than this for one writer is worth a warning. */
    static final Duration WARN_OF_STILL_HORIZON_AFTER = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final LogStore lines;
    private final Horizon horizon;
    private final ActivityLog log;
    private final ActivityReader reader;

    /**
     * Registers the kinds.
     *
     * @throws IllegalStateException where the declarations contradict each other or the database
     */
    public LogAssembly(
            JdbcOperations connections, TransactionTemplate transactions, Clock clock, List<ActivityKind> declared) {
        this.jdbc = JdbcClient.create(connections);
        this.transactions = transactions;
        this.clock = clock;
        var kinds = new KindRegistry(new KindStore(jdbc), transactions, declared);
        var sources = new SourceStore(jdbc);
        var facts = new Facts();
        lines = new LogStore(connections, kinds, sources, facts);
        horizon = new Horizon(new HorizonStore(jdbc), WARN_OF_STILL_HORIZON_AFTER);
        log = new StoredActivityLog(kinds, sources, new SourceKeyStore(jdbc), lines, facts, horizon, clock);
        reader = new StoredActivityReader(lines, horizon);
    }

    public ActivityLog log() {
        return log;
    }

    public ActivityReader reader() {
        return reader;
    }

    /** A runner for these followers, not yet started; at most one per assembly. */
    public FollowerRunner followers(List<ActivityFollower> followers) {
        return new FollowerRunner(followers, new CursorStore(jdbc), lines, horizon, transactions, clock);
    }
}
