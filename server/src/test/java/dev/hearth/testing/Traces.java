package dev.hearth.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks for a text in everything that the shared server keeps. */
public final class Traces {
    private final HearthServer server;

    public Traces(HearthServer server) {
        this.server = server;
    }

    private record Column(String table, String name) {}

    /** How many rows hold the text, by schema, table and column; all columns that can hold text are looked at. */
    public Map<String, Long> inTables(String text) {
        var found = new TreeMap<String, Long>();
        for (Column column : columns()) {
            long rows = server.jdbc()
                    .sql("select count(*) from " + column.table() + " where position(:text in \"" + column.name()
                            + "\"::text) > 0")
                    .param("text", text)
                    .query(Long.class)
                    .single();
            if (rows > 0) {
                found.put(column.table() + "." + column.name(), rows);
            }
        }
        return found;
    }

    /** Files below the data folder whose bytes hold the text, and Parquet files with a row that does. */
    public List<Path> inFiles(String text) {
        try (Stream<Path> files = Files.walk(server.data())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".parquet") ? inParquet(file, text) : inBytes(file, text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Column> columns() {
        return server.jdbc()
                .sql("""
                        select c.table_schema || '.' || c.table_name, c.column_name
                        from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE'
                            and c.table_schema not in ('pg_catalog', 'information_schema')
                            and c.data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'xml', 'ARRAY')
                        """)
                .query((row, n) -> new Column(row.getString(1), row.getString(2)))
                .list();
    }

    private static boolean inBytes(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1)
                    .contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Parquet is compressed: its rows are read and written out as text. */
    private static boolean inParquet(Path file, String text) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var query = connection.prepareStatement("select count(*) from read_parquet('" + file
                        + "') as line where contains(cast(line as varchar), ?)")) {
            query.setString(1, text);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getLong(1) > 0;
            }
        } catch (SQLException e) {
            if (!Files.exists(file)) {
                return false;
            }
            throw new IllegalStateException(e);
        }
    }
}
