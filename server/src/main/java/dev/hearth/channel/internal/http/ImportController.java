package dev.hearth.channel.internal.http;

import dev.hearth.access.Allowed;
import dev.hearth.access.Role;
import dev.hearth.channel.Imports;
import dev.hearth.channel.Imports.Import;
import dev.hearth.community.Communities;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ImportController {
    private final Communities communities;
    private final Imports imports;

    ImportController(Communities communities, Imports imports) {
        this.communities = communities;
        this.imports = imports;
    }

    record ImportView(
            UUID id,
            String fileName,
            String source,
            String state,
            long bytesTotal,
            long bytesRead,
            long linesRead,
            long accepted,
            long duplicates,
            long rejected,
            @Nullable String problem,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {
        ImportView(Import task) {
            this(
                    task.id(),
                    task.fileName(),
                    task.source().name(),
                    task.state().code(),
                    task.bytesTotal(),
                    task.bytesRead(),
                    task.linesRead(),
                    task.accepted(),
                    task.duplicates(),
                    task.rejected(),
                    task.problem(),
                    task.createdAt(),
                    task.startedAt(),
                    task.finishedAt());
        }
    }

    /** The file itself is the body, plain or gzipped; its name comes percent-encoded in a header. */
    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR})
    @PostMapping(
            path = "/api/v1/communities/{communityId}/imports",
            consumes = {"application/x-ndjson", "application/gzip", "application/octet-stream"})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportView submit(
            @PathVariable UUID communityId,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String group,
            @RequestHeader(name = "X-File-Name", defaultValue = "upload.ndjson") String fileName,
            InputStream content)
            throws IOException {
        var community = communities.byPublicId(communityId);
        String name = URLDecoder.decode(fileName, StandardCharsets.UTF_8);
        return new ImportView(imports.submit(community.id(), source, group, name, content));
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR})
    @GetMapping("/api/v1/imports/{importId}")
    ImportView show(@PathVariable UUID importId) {
        return new ImportView(imports.get(importId));
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR})
    @PostMapping("/api/v1/imports/{importId}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportView cancel(@PathVariable UUID importId) {
        imports.cancel(importId);
        return show(importId);
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR})
    @GetMapping(path = "/api/v1/imports/{importId}/rejects", produces = "application/x-ndjson")
    Resource rejects(@PathVariable UUID importId) {
        return imports.rejectFile(importId)
                .<Resource>map(FileSystemResource::new)
                .orElseGet(() -> new ByteArrayResource(new byte[0]));
    }
}
