package dev.hearth.member.internal.http;

import dev.hearth.access.Allowed;
import dev.hearth.access.Role;
import dev.hearth.access.Viewer;
import dev.hearth.community.Communities;
import dev.hearth.member.Persons;
import dev.hearth.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A copy of a person's data, and their erasure. */
@RestController
@RequestMapping("/api/v1/communities/{communityId}/people/{personId}/personal-data")
class PersonalDataController {
    private final Communities communities;
    private final Persons persons;
    private final JsonMapper json;

    PersonalDataController(Communities communities, Persons persons, JsonMapper json) {
        this.communities = communities;
        this.persons = persons;
        this.json = json.rebuild()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                .build();
    }

    /** How many rows and files a module changed or deleted. */
    record ErasedModule(String module, int rows) {}

    record ErasureResult(List<ErasedModule> erased) {}

    /** One JSON object a line: module, name of the row, values. */
    @Allowed({Role.OWNER, Role.ADMIN})
    @GetMapping(produces = "application/x-ndjson")
    ResponseEntity<StreamingResponseBody> export(
            @PathVariable UUID communityId, @PathVariable String personId, Viewer viewer) {
        var community = communities.byPublicId(communityId);
        Persons.Export export = persons.export(community.id(), number(personId), viewer);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"personal-data-" + number(personId) + ".ndjson\"")
                .body(out -> {
                    try (var lines = json.writer().withRootValueSeparator("\n").writeValues(out)) {
                        export.writeTo(lines::write);
                    }
                    out.write("\n".getBytes(StandardCharsets.UTF_8));
                });
    }

    @Allowed({Role.OWNER, Role.ADMIN})
    @DeleteMapping
    ErasureResult erase(@PathVariable UUID communityId, @PathVariable String personId, Viewer viewer) {
        var community = communities.byPublicId(communityId);
        return new ErasureResult(persons.erase(community.id(), number(personId), viewer).stream()
                .map(erased -> new ErasedModule(erased.module(), erased.rows()))
                .toList());
    }

    /** What is no number is nobody's either. */
    private static long number(String personId) {
        try {
            return Long.parseLong(personId);
        } catch (NumberFormatException e) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "member.person_not_found");
        }
    }
}
