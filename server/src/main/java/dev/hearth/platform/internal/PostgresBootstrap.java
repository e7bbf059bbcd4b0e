package dev.hearth.platform.internal;

import dev.hearth.platform.CannotStart;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** What a database needs before the first migration: Hearth's role and database, or a version that is new enough. */
final class PostgresBootstrap {
    /** The role and the database of this name; the role is no superuser, as it is not on an external server. */
    static final String NAME = "hearth";

    private static final int OLDEST_VERSION = 15;
    private static final String WRONG_PASSWORD = "28P01";

    private PostgresBootstrap() {}

    /** Makes role and database on the embedded server where they are missing. */
    static void prepare(int port, String password) {
        try (Connection connection =
                connect("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password)) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?")) {
                // the password is ours, made of hexadecimal digits, and cannot be a parameter here
                execute(connection, "create role hearth login createdb password '" + password.replace("'", "''") + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?")) {
                execute(connection, "create database hearth owner hearth");
            }
        } catch (SQLException e) {
            if (WRONG_PASSWORD.equals(e.getSQLState())) {
                throw new CannotStart("database.password_wrong");
            }
            throw new CannotStart("database.start_failed", firstLine(e));
        }
    }

    /** Refuses an external server that cannot be reached or is too old. */
    static void check(DatabaseAddress address) {
        try (Connection connection = connect(address.jdbcUrl(), address.user(), address.password())) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new CannotStart(
                        "database.too_old", connection.getMetaData().getDatabaseProductVersion());
            }
        } catch (SQLException e) {
            throw new CannotStart("database.unreachable", address.jdbcUrl(), firstLine(e));
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "hearth-start");
        properties.setProperty("connectTimeout", "10");
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(url, properties);
    }

    private static boolean exists(Connection connection, String question) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, NAME);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
