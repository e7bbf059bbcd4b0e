package dev.hearth.member;

import dev.hearth.access.Viewer;
import dev.hearth.activity.CommunityId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a person may ask of whoever holds their data: a copy of it, and to be forgotten (PIPL, articles 45 and 47). A
 * person is one in all communities and sources: both concern everything the installation holds, whichever community it
 * is asked through. Operators are no members; their accounts are not touched.
 */
public interface Persons {
    /**
     * A row of personal data.
     *
     * @param module that holds it
     * @param name what it is a row of
     */
    record ExportedRow(String module, String name, Map<String, ? extends @Nullable Object> values) {}

    /** A copy that is about to be handed over. */
    interface Export {
        /** Reads all modules in turn, each row as it is taken. */
        void writeTo(Consumer<ExportedRow> rows);
    }

    /** How many rows and files a module changed or deleted. */
    record Erased(String module, int rows) {}

    /**
     * Prepares a copy of everything held about the person, and writes that down in the audit.
     *
     * @throws dev.hearth.platform.Refusal {@code member.person_not_found}: nobody of that number in the community
     */
    Export export(CommunityId community, long person, Viewer by);

    /**
     * Forgets the person in all modules, in one transaction with the audit; waits for recordings under way. From then
     * on whatever a source tells of their accounts is left out. Doing it again changes nothing.
     *
     * @throws dev.hearth.platform.Refusal {@code member.person_not_found}; {@code channel.import_unfinished} while an
     *     import of one of the person's communities waits or runs
     */
    List<Erased> erase(CommunityId community, long person, Viewer by);
}
