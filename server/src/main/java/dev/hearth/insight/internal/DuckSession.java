package dev.hearth.insight.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * One question's connection with its deadline. Every statement is a new one, because DuckDB closes a statement on any
 * error. Parameters are whole numbers only, so nothing needs quoting.
 */
final class DuckSession {
    /** Rows one statement may return. */
    static final int MAX_ROWS = 2_000_000;

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z][A-Za-z0-9]*)");

    private final DuckDBConnection connection;
    private final long deadlineNanos;

    DuckSession(DuckDBConnection connection, Duration timeout) {
        this.connection = connection;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    /** Reads a row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    void execute(String sql, Map<String, Long> parameters) throws SQLException {
        try (Statement statement = statement()) {
            statement.execute(bind(sql, parameters));
        }
    }

    <T> List<T> list(String sql, Map<String, Long> parameters, Row<T> reader) throws SQLException {
        var rows = new ArrayList<T>();
        try (Statement statement = statement();
                ResultSet result = statement.executeQuery(bind(sql, parameters))) {
            while (result.next()) {
                if (rows.size() == MAX_ROWS) {
                    throw new SQLTimeoutException("more than " + MAX_ROWS + " rows");
                }
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    <T> T single(String sql, Map<String, Long> parameters, Row<T> reader) throws SQLException {
        List<T> rows = list(sql, parameters, reader);
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows instead of one");
        }
        return rows.getFirst();
    }

    /** Bulk writing into a table of catalog {@code temp} (this session's) or {@code memory} (everybody's). */
    DuckDBAppender appender(String catalog, String table) throws SQLException {
        return connection.createAppender(catalog, "main", table);
    }

    private Statement statement() throws SQLException {
        long left = deadlineNanos - System.nanoTime();
        if (left <= 0) {
            throw new SQLTimeoutException("the question's time is over");
        }
        Statement statement = connection.createStatement();
        statement.setQueryTimeout((int) Math.max(1, Duration.ofNanos(left).toSeconds()));
        return statement;
    }

    private static String bind(String sql, Map<String, Long> parameters) {
        if (parameters.isEmpty()) {
            // such a statement may name files, and their names are taken as they are
            return sql;
        }
        Matcher matcher = PARAMETER.matcher(sql);
        var bound = new StringBuilder();
        while (matcher.find()) {
            Long value = parameters.get(matcher.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + matcher.group());
            }
            matcher.appendReplacement(bound, value.toString());
        }
        return matcher.appendTail(bound).toString();
    }
}
