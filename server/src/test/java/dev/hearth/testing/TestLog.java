package dev.hearth.testing;

import com.zaxxer.hikari.HikariDataSource;
import dev.hearth.activity.ActivityFollower;
import dev.hearth.activity.ActivityFollowers;
import dev.hearth.activity.ActivityKind;
import dev.hearth.activity.ActivityLog;
import dev.hearth.activity.ActivityReader;
import dev.hearth.activity.NewActivity;
import dev.hearth.activity.internal.FollowerRunner;
import dev.hearth.activity.internal.LogAssembly;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The real log over a test database, without a Spring context; a second one over the same address is a second node. */
public final class TestLog implements AutoCloseable {
    private final HikariDataSource source = new HikariDataSource();
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final LogAssembly assembly;
    private final FollowerRunner followers;

    /** Opens and starts following. */
    public TestLog(String url, Clock clock, List<ActivityKind> kinds, List<ActivityFollower> followers) {
        this(url, clock, kinds, List.of(), jdbc -> followers);
    }

    /**
     * Opens, prepares and starts following.
     *
     * @param preparation statements to be run first
     * @param makeFollowers makes followers that write to this database
     */
    public TestLog(
            String url,
            Clock clock,
            List<ActivityKind> kinds,
            List<String> preparation,
            Function<JdbcClient, List<ActivityFollower>> makeFollowers) {
        source.setJdbcUrl(url);
        source.setMaximumPoolSize(40);
        source.setMinimumIdle(2);
        var connections = new JdbcTemplate(source);
        jdbc = JdbcClient.create(connections);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        try {
            assembly = new LogAssembly(connections, transactions, clock, kinds);
            preparation.forEach(sql -> jdbc.sql(sql).update());
            followers = assembly.followers(makeFollowers.apply(jdbc));
            followers.start();
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    public ActivityLog log() {
        return assembly.log();
    }

    public ActivityReader reader() {
        return assembly.reader();
    }

    public ActivityFollowers followers() {
        return followers;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public TransactionTemplate transactions() {
        return transactions;
    }

    /** Appends in a transaction of its own. */
    public void append(List<NewActivity> lines) {
        transactions.executeWithoutResult(status -> log().append(lines));
    }

    @Override
    public void close() {
        followers.stop();
        source.close();
    }
}
