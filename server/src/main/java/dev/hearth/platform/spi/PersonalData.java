package dev.hearth.platform.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a module holds about persons. Every module that holds such data has a bean of it; {@code member} asks them all
 * when a person wants to have a copy or to be forgotten.
 */
public interface PersonalData {
    /**
     * A person, as everybody below knows one.
     *
     * @param identities dense numbers of the person's accounts
     * @param communities dense numbers of the communities in which they are known
     */
    record Subject(List<Long> identities, Set<Integer> communities) {
        public Subject {
            identities = List.copyOf(identities);
            communities = Set.copyOf(communities);
        }

        /** The identities as a query wants them. */
        public long[] identityNumbers() {
            return identities.stream().mapToLong(Long::longValue).toArray();
        }
    }

    /** Takes rows one by one; an implementation hands on each as it reads it and keeps none. */
    interface Sink {
        /**
         * One row.
         *
         * @param name what it is a row of: {@code message}, {@code order}
         * @param values numbers, booleans, texts, instants and maps of these, by field
         */
        void row(String name, Map<String, ? extends @Nullable Object> values);
    }

    /** The module that answers. */
    String module();

    /** Hands over everything held about the person. Runs in a read-only transaction. */
    void export(Subject subject, Sink sink);

    /**
     * Forgets the person: texts, names and keys go; numbers that books and figures need stay under a number that
     * nothing resolves. Runs in one transaction with all other modules, in which no recording goes on; doing it again
     * changes nothing.
     *
     * @return how many rows and files were changed or deleted
     * @throws dev.hearth.platform.Refusal where it cannot be done now
     */
    int erase(Subject subject);
}
