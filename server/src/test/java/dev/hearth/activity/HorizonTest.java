package dev.hearth.activity;

import static dev.hearth.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.testing.Lines;
import dev.hearth.testing.TestDatabase;
import dev.hearth.testing.TestLog;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** The horizon step by step, with transactions held open by hand. */
class HorizonTest {
    private static final String URL = TestDatabase.createUrl();
    private static final TestLog HOUSE = new TestLog(URL, Clock.systemUTC(), Lines.KINDS, List.of());
    private static final String COLUMNS =
            "id, occurred_at, recorded_at, community, source, kind, actor_role, origin, " + "\"precision\", facts";
    private static final String LINE = "insert into activity.log (" + COLUMNS
            + ") values (gen_random_uuid(), now(), now(), 1, 1, 1, 1, 1, 1, '{}')";
    private long start;

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @BeforeEach
    void begin() {
        HOUSE.append(List.of(Lines.plain(1)));
        // a connection closed by the test before may still be rolling back
        eventually(
                "all writers have ended",
                Duration.ofSeconds(10),
                () -> HOUSE.reader().safeHorizon() == lastDrawn());
        start = lastDrawn();
    }

    private static long lastDrawn() {
        return HOUSE.jdbc()
                .sql("select pg_sequence_last_value('activity.log_sequence_seq')")
                .query(Long.class)
                .single();
    }

    @Test
    void aLineWaitsForTheOpenWriterBeforeIt() throws SQLException {
        try (Connection early = open()) {
            execute(early, LINE);
            HOUSE.append(List.of(Lines.plain(2), Lines.plain(3)));
            assertThat(read()).isEmpty();
            assertThat(HOUSE.reader().safeHorizon()).isEqualTo(start);
            early.commit();
            assertThat(read()).containsExactly(start + 1, start + 2, start + 3);
        }
    }

    @Test
    void whatWasBeforeTheOpenWriterIsReadable() throws SQLException {
        HOUSE.append(List.of(Lines.plain(2)));
        try (Connection open = open()) {
            execute(open, LINE);
            assertThat(read()).containsExactly(start + 1);
        }
    }

    @Test
    void nobodyWaitsForARolledBackSequence() throws SQLException {
        try (Connection early = open()) {
            execute(early, LINE);
            HOUSE.append(List.of(Lines.plain(2)));
            early.rollback();
            assertThat(read()).containsExactly(start + 2);
        }
    }

    @Test
    void aWriterThatTookItsFirstLinesBackIsWaitedForAgain() throws SQLException {
        try (Connection early = open()) {
            execute(early, "savepoint one");
            execute(early, LINE);
            execute(early, "rollback to savepoint one");
            HOUSE.append(List.of(Lines.plain(2)));
            assertThat(read())
                    .as("nothing of the early writer is left to wait for")
                    .containsExactly(start + 2);
            execute(early, LINE);
            HOUSE.append(List.of(Lines.plain(3)));
            assertThat(read()).containsExactly(start + 2);
            early.commit();
            assertThat(read()).containsExactly(start + 2, start + 3, start + 4);
        }
    }

    @Test
    void aSavepointReleasedIsStillWaitedFor() throws SQLException {
        try (Connection early = open()) {
            execute(early, "savepoint one");
            execute(early, LINE);
            execute(early, "release savepoint one");
            HOUSE.append(List.of(Lines.plain(2)));
            assertThat(read()).isEmpty();
            early.rollback();
        }
    }

    @Test
    void copyIsWaitedForFromItsFirstLine() throws Exception {
        try (Connection early = open()) {
            var copy = early.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy activity.log (" + COLUMNS + ") from stdin");
            HOUSE.append(List.of(Lines.plain(2)));
            long later = HOUSE.reader().safeHorizon();
            byte[] line = "0192d3a0-0000-7000-8000-000000000001\t2024-01-01\t2024-01-01\t1\t1\t1\t1\t1\t1\t{}\n"
                    .getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(line, 0, line.length);
            copy.endCopy();
            HOUSE.append(List.of(Lines.plain(3)));
            assertThat(HOUSE.reader().safeHorizon()).isEqualTo(later).isLessThan(start + 2);
            early.commit();
            assertThat(read()).containsExactly(start + 1, start + 2, start + 3);
        }
    }

    @Test
    void writersElsewhereHoldNobodyBack() throws SQLException {
        try (Connection elsewhere = open();
                Connection otherDatabase = DriverManager.getConnection(TestDatabase.createUrl())) {
            otherDatabase.setAutoCommit(false);
            execute(otherDatabase, LINE);
            execute(elsewhere, "create temporary table scratch (x int)");
            HOUSE.append(List.of(Lines.plain(2)));
            assertThat(read()).containsExactly(start + 1);
        }
    }

    @Test
    void aHorizonThatStandsStillIsSeen() throws SQLException {
        assertThat(HOUSE.followers().status().horizonStillFor()).isZero();
        try (Connection early = open()) {
            execute(early, LINE);
            HOUSE.append(List.of(Lines.plain(2)));
            eventually(
                    "stillness is told",
                    Duration.ofSeconds(10),
                    () -> HOUSE.followers().status().horizonStillFor().toMillis() > 50);
            assertThat(HOUSE.followers().status().safeHorizon()).isEqualTo(start);
        }
        eventually(
                "it moves again",
                Duration.ofSeconds(10),
                () -> HOUSE.followers().status().horizonStillFor().isZero());
    }

    /** The reason for floors in advisory locks: a snapshot's xmax is no bound of the transactions that have begun. */
    @Test
    void aSnapshotsXmaxPassesOverRunningTransactions() throws SQLException {
        try (Connection running = open();
                Connection reader = open()) {
            long begun = Long.parseLong(ask(running, "select pg_current_xact_id()"));
            long noted = Long.parseLong(ask(reader, "select pg_snapshot_xmax(pg_current_snapshot())"));
            long reached = Long.parseLong(ask(reader, "select pg_snapshot_xmin(pg_current_snapshot())"));
            assertThat(noted).isLessThanOrEqualTo(begun);
            assertThat(reached).as("released although one runs").isGreaterThanOrEqualTo(noted);
        }
    }

    private List<Long> read() {
        return HOUSE.reader().read(start, 100).stream()
                .map(LoggedActivity::sequence)
                .toList();
    }

    private static Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(URL);
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
