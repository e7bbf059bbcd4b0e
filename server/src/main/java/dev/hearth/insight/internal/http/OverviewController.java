package dev.hearth.insight.internal.http;

import dev.hearth.access.Allowed;
import dev.hearth.access.Role;
import dev.hearth.insight.Overview;
import dev.hearth.platform.Cursor;
import dev.hearth.platform.Page;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OverviewController {
    private final Overview overview;

    OverviewController(Overview overview) {
        this.overview = overview;
    }

    /** A community in the list; */
    record OverviewItem(
            UUID id,
            String name,
            String title,
            String zone,
            @Nullable String notice,
            long messages,
            boolean living,
            @Nullable Instant lastActivityAt) {
        OverviewItem(Overview.Item item) {
            this(
                    item.community().publicId(),
                    item.community().name(),
                    item.community().title(),
                    item.community().zone().getId(),
                    item.community().notice(),
                    item.messages(),
                    item.living(),
                    item.lastActivityAt());
        }
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR, Role.ANALYST, Role.MODERATOR})
    @GetMapping("/api/v1/overview")
    Page<OverviewItem> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        Page<Overview.Item> page = overview.list(cursor, Cursor.requireLimit(limit));
        return new Page<>(page.items().stream().map(OverviewItem::new).toList(), page.nextCursor());
    }
}
