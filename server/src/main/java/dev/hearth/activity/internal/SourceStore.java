package dev.hearth.activity.internal;

import dev.hearth.activity.Source;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Numbers of the sources; a source gets one when it is first written. */
final class SourceStore {
    /** Sources are channels of an installation, not people: the whole list stays in memory. */
    static final int MAX_SOURCES = 100_000;

    private record Numbered(Source source, int number) {}

    private final JdbcClient jdbc;
    private final Map<Source, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, Source> sources = new ConcurrentHashMap<>();

    SourceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Numbers of these sources, made where they are new; needs a transaction, and is remembered once it commits. */
    Map<Source, Integer> numbers(Collection<Source> wanted) {
        Map<Source, Integer> result = new HashMap<>();
        for (Source source : wanted) {
            Integer known = numbers.get(source);
            result.put(source, known != null ? known : make(source));
        }
        return result;
    }

    Source read(int number) {
        Source known = sources.get(number);
        if (known == null) {
            load().forEach(this::remember);
            known = sources.get(number);
        }
        if (known == null) {
            throw new IllegalStateException("line of an unknown source number " + number);
        }
        return known;
    }

    private int make(Source source) {
        jdbc.sql("""
                        insert into activity.source (name) select :name
                        where not exists (select from activity.source where name = :name)
                        on conflict (name) do nothing
                        """).param("name", source.name()).update();
        int number = jdbc.sql("select number from activity.source where name = :name")
                .param("name", source.name())
                .query(Integer.class)
                .single();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remember(new Numbered(source, number));
            }
        });
        return number;
    }

    private List<Numbered> load() {
        List<Numbered> all = jdbc.sql("select number, name from activity.source limit :limit")
                .param("limit", MAX_SOURCES)
                .query((row, index) -> new Numbered(new Source(row.getString(2)), row.getInt(1)))
                .list();
        if (all.size() == MAX_SOURCES) {
            throw new IllegalStateException("more than " + MAX_SOURCES + " sources");
        }
        return all;
    }

    private void remember(Numbered numbered) {
        numbers.put(numbered.source(), numbered.number());
        sources.put(numbered.number(), numbered.source());
    }
}
