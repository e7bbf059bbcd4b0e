package dev.hearth.activity.internal;

import dev.hearth.activity.ActivityKind;
import dev.hearth.activity.ActivityKind.Fact;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Kinds as the database knows them; a row per version. */
final class KindStore {
    /** A registered kind and the number that lines carry. */
    record Registered(int number, ActivityKind kind) {}

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    KindStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps other nodes from registering until the transaction ends. */
    void lock() {
        jdbc.sql("lock table activity.kind in share row exclusive mode").update();
    }

    List<Registered> all() {
        return jdbc.sql("select number, name, version, meaning, facts::text from activity.kind order by number")
                .query((row, index) -> new Registered(
                        row.getInt(1),
                        new ActivityKind(row.getString(2), row.getInt(3), row.getString(4), facts(row.getString(5)))))
                .list();
    }

    void insert(Registered registered) {
        Rows.expect(
                1,
                jdbc.sql("""
                                insert into activity.kind (number, name, version, meaning, facts)
                                values (:number, :name, :version, :meaning, :facts::jsonb)
                                """)
                        .param("number", registered.number())
                        .param("name", registered.kind().name())
                        .param("version", registered.kind().version())
                        .param("meaning", registered.kind().meaning())
                        .param(
                                "facts",
                                json.writeValueAsString(registered.kind().facts()))
                        .update());
    }

    /** New wording; the shape stays. */
    void reword(Registered registered) {
        Rows.expect(
                1,
                jdbc.sql("""
                                update activity.kind set meaning = :meaning, facts = :facts::jsonb
                                where number = :number
                                """)
                        .param("number", registered.number())
                        .param("meaning", registered.kind().meaning())
                        .param(
                                "facts",
                                json.writeValueAsString(registered.kind().facts()))
                        .update());
    }

    private List<Fact> facts(String text) {
        return json.readValue(text, new TypeReference<List<Fact>>() {});
    }
}
