package dev.hearth.channel.internal;

import dev.hearth.activity.CommunityId;
import dev.hearth.activity.Source;
import dev.hearth.channel.Imports;
import dev.hearth.platform.HearthSettings;
import dev.hearth.platform.Ids;
import dev.hearth.platform.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class ImportService implements Imports {
    private static final int MAX_NAME_LENGTH = 200;
    private static final int COPY_BYTES = 1 << 16;

    private final ImportStore store;
    private final ImportRunner runner;
    private final Path folder;
    private final Clock clock;

    ImportService(ImportStore store, ImportRunner runner, HearthSettings settings, Clock clock) {
        this.store = store;
        this.runner = runner;
        this.folder = ImportFiles.folder(settings);
        this.clock = clock;
    }

    @Override
    public Import submit(
            CommunityId community,
            @Nullable String source,
            @Nullable String group,
            String fileName,
            InputStream content)
            throws IOException {
        Source from = source(community, source);
        if (fileName.length() > MAX_NAME_LENGTH || (group != null && group.length() > MAX_NAME_LENGTH)) {
            throw new Refusal(Refusal.Kind.INVALID, "channel.name_too_long", Map.of("max", MAX_NAME_LENGTH));
        }
        UUID id = Ids.uuidV7(clock.millis());
        Files.createDirectories(folder);
        Path target = ImportFiles.content(folder, id);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            long bytes = copy(content, part);
            if (bytes == 0) {
                throw new Refusal(Refusal.Kind.INVALID, "channel.file_empty");
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            store.insert(id, community, from, group, fileName, bytes, clock.instant());
        } finally {
            Files.deleteIfExists(part);
        }
        runner.wake();
        return get(id);
    }

    @Override
    public Import get(UUID id) {
        return store.find(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "channel.import_not_found"));
    }

    @Override
    public void cancel(UUID id) {
        get(id);
        store.wantCancel(id);
        runner.wake();
    }

    @Override
    public Optional<Path> rejectFile(UUID id) {
        return Optional.of(ImportFiles.rejects(folder, get(id).id())).filter(Files::exists);
    }

    private static Source source(CommunityId community, @Nullable String name) {
        if (name == null) {
            return new Source("ndjson:" + community.value());
        }
        try {
            Source source = new Source(name);
            if (!source.equals(Source.HEARTH)) {
                return source;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new Refusal(Refusal.Kind.INVALID, "channel.source_invalid", Map.of("source", name));
    }

    private static long copy(InputStream content, Path to) throws IOException {
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[COPY_BYTES];
            for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > MAX_FILE_BYTES) {
                    throw new Refusal(Refusal.Kind.TOO_LARGE, "channel.file_too_large", Map.of("max", MAX_FILE_BYTES));
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }
}
