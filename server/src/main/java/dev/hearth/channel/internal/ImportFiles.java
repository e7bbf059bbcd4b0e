package dev.hearth.channel.internal;

import dev.hearth.platform.HearthSettings;
import java.nio.file.Path;
import java.util.UUID;

/** Where an import keeps its files. */
final class ImportFiles {
    private ImportFiles() {}

    static Path folder(HearthSettings settings) {
        return settings.data().resolve("files").resolve("imports");
    }

    /** What was sent; deleted when the import has ended. */
    static Path content(Path folder, UUID id) {
        return folder.resolve(id + ".content");
    }

    static Path rejects(Path folder, UUID id) {
        return folder.resolve(id + ".rejects.ndjson");
    }
}
