package dev.hearth.activity.internal;

import dev.hearth.activity.ActivityLog.Claim;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.Source;
import dev.hearth.activity.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys that sources give their lines: the erasable side of the log. */
final class SourceKeyStore {
    private final JdbcClient jdbc;

    SourceKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts what is new. Keys must be distinct; they are locked in key order so that two claimers cannot deadlock. */
    Set<String> insert(CommunityId community, int source, List<Claim> claims) {
        return new HashSet<>(jdbc.sql("""
                        insert into activity.source_key (community, source, key, activity, subject_type, subject)
                        select :community, :source, line.key, line.activity, line.subject_type, line.subject
                        from unnest(:keys::text[], :activities::uuid[], :subjectTypes::smallint[], :subjects::bigint[])
                             as line (key, activity, subject_type, subject)
                        order by line.key collate "C"
                        on conflict (community, source, key) do nothing
                        returning key
                        """)
                .param("community", community.value())
                .param("source", source)
                .param("keys", claims.stream().map(Claim::key).toArray(String[]::new))
                .param(
                        "activities",
                        claims.stream()
                                .map(claim -> claim.activity().toString())
                                .toArray(String[]::new))
                .param(
                        "subjectTypes",
                        claims.stream()
                                .mapToInt(claim -> claim.subject().type().code())
                                .toArray())
                .param(
                        "subjects",
                        claims.stream()
                                .mapToLong(claim -> claim.subject().number())
                                .toArray())
                .query((row, index) -> row.getString(1))
                .list());
    }

    Map<String, Subject> subjects(CommunityId community, Source source, Collection<String> keys) {
        Map<String, Subject> result = new HashMap<>();
        jdbc.sql("""
                        select key, subject_type, subject from activity.source_key
                        where community = :community and key = any (:keys::text[])
                          and source = (select number from activity.source where name = :source)
                        """)
                .param("community", community.value())
                .param("source", source.name())
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    result.put(row.getString(1), new Subject(Codes.subjectType(row.getInt(2)), row.getLong(3)));
                });
        return result;
    }

    /** Deletes every key of these subjects. There is no index by subject: imports are frequent, forgetting is not. */
    int delete(Subject.Type type, Collection<Long> numbers) {
        return jdbc.sql("""
                        delete from activity.source_key k using unnest(:numbers) as gone(subject)
                        where k.subject_type = :type and k.subject = gone.subject
                        """)
                .param("numbers", numbers.stream().mapToLong(Long::longValue).toArray())
                .param("type", type.code())
                .update();
    }
}
