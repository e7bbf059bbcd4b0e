package dev.hearth.channel.internal;

import dev.hearth.platform.HearthSettings;
import dev.hearth.platform.Refusal;
import dev.hearth.platform.spi.PersonalData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Lines that an import could not read may be anybody's: an erasure deletes the files of all imports of the person's
 * communities. Files do not roll back with the transaction; losing them costs nothing, and the erasure can be repeated.
 */
@Component
class ImportPersonalData implements PersonalData {
    private static final int PAGE = 1_000;

    private final ImportStore store;
    private final Path folder;

    ImportPersonalData(ImportStore store, HearthSettings settings) {
        this.store = store;
        this.folder = ImportFiles.folder(settings);
    }

    @Override
    public String module() {
        return "channel";
    }

    /** Nothing: what these files hold of a person cannot be told from what they hold of others. */
    @Override
    public void export(Subject subject, Sink sink) {}

    @Override
    public int erase(Subject subject) {
        if (store.anyUnfinished(subject.communities())) {
            throw new Refusal(Refusal.Kind.CONFLICT, "channel.import_unfinished");
        }
        int deleted = 0;
        UUID last = new UUID(0, 0);
        List<UUID> page;
        do {
            page = store.finished(subject.communities(), last, PAGE);
            for (UUID id : page) {
                deleted += delete(ImportFiles.rejects(folder, id)) + delete(ImportFiles.content(folder, id));
                last = id;
            }
        } while (page.size() == PAGE);
        return deleted;
    }

    private static int delete(Path file) {
        try {
            return Files.deleteIfExists(file) ? 1 : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
