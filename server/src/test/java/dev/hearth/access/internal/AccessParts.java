package dev.hearth.access.internal;

import dev.hearth.testing.SettableClock;
import dev.hearth.testing.TestDatabase;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of access on a database of their own, put together by hand. */
final class AccessParts {
    final SettableClock clock = SettableClock.atRealTime();
    final JdbcClient jdbc;
    final Operators operators;
    final Sessions sessions;
    final SignIn signIn;
    final AccessPurge purge;

    AccessParts() {
        DataSource database = TestDatabase.create();
        jdbc = JdbcClient.create(database);
        var transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        var operatorStore = new OperatorStore(jdbc);
        var sessionStore = new SessionStore(jdbc);
        var attempts = new SignInAttemptStore(jdbc);
        var audit = new AuditStore(jdbc);
        var passwords = new Passwords();
        operators = new Operators(operatorStore, new SetupTokenStore(jdbc), audit, passwords, transaction, clock);
        sessions = new Sessions(sessionStore, audit, transaction, clock);
        signIn = new SignIn(operatorStore, attempts, audit, passwords, sessions, operators, clock);
        purge = new AccessPurge(sessionStore, attempts, clock);
    }

    int count(String table) {
        return jdbc.sql("select count(*) from access." + table)
                .query(Integer.class)
                .single();
    }
}
