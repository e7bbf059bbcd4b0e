package dev.hearth.community.internal.http;

import dev.hearth.access.Allowed;
import dev.hearth.access.Role;
import dev.hearth.community.Communities;
import dev.hearth.community.Community;
import dev.hearth.community.Goal;
import dev.hearth.community.Group;
import dev.hearth.community.GroupType;
import dev.hearth.community.NewGoal;
import dev.hearth.platform.Cursor;
import dev.hearth.platform.Page;
import dev.hearth.platform.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/communities")
class CommunityController {
    private final Communities communities;

    CommunityController(Communities communities) {
        this.communities = communities;
    }

    record CommunityView(
            UUID id,
            String name,
            String title,
            String zone,
            @Nullable String notice,
            Instant createdAt) {
        CommunityView(Community community) {
            this(
                    community.publicId(),
                    community.name(),
                    community.title(),
                    community.zone().getId(),
                    community.notice(),
                    community.createdAt());
        }
    }

    record NewCommunity(
            String name,
            @Nullable String title,
            @Nullable String zone,
            @Nullable String notice) {}

    record GroupView(UUID id, String name, @Nullable String type) {
        GroupView(Group group) {
            this(group.publicId(), group.name(), typeName(group.type()));
        }

        private static @Nullable String typeName(@Nullable GroupType type) {
            return type == null ? null : type.name().toLowerCase(Locale.ROOT);
        }
    }

    record GroupList(List<GroupView> items) {}

    record GoalList(List<Goal> items) {}

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR, Role.ANALYST, Role.MODERATOR})
    @GetMapping
    Page<CommunityView> list(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (name != null) {
            return new Page<>(
                    communities.byName(name).map(CommunityView::new).stream().toList(), null);
        }
        Page<Community> page = communities.list(cursor, Cursor.requireLimit(limit));
        return new Page<>(page.items().stream().map(CommunityView::new).toList(), page.nextCursor());
    }

    @Allowed({Role.OWNER, Role.ADMIN})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CommunityView create(@RequestBody NewCommunity wanted) {
        String title = wanted.title() == null ? wanted.name() : wanted.title();
        return new CommunityView(communities.create(wanted.name(), title, zone(wanted.zone()), wanted.notice()));
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR, Role.ANALYST, Role.MODERATOR})
    @GetMapping("/{communityId}")
    CommunityView show(@PathVariable UUID communityId) {
        return new CommunityView(communities.byPublicId(communityId));
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR, Role.ANALYST, Role.MODERATOR})
    @GetMapping("/{communityId}/groups")
    GroupList groups(@PathVariable UUID communityId) {
        Community community = communities.byPublicId(communityId);
        return new GroupList(
                communities.groups(community.id()).stream().map(GroupView::new).toList());
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR, Role.ANALYST, Role.MODERATOR})
    @GetMapping("/{communityId}/goals")
    GoalList goals(@PathVariable UUID communityId) {
        return new GoalList(
                communities.goals(communities.byPublicId(communityId).id()));
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR})
    @PostMapping("/{communityId}/goals")
    @ResponseStatus(HttpStatus.CREATED)
    Goal addGoal(@PathVariable UUID communityId, @RequestBody NewGoal goal) {
        return communities.addGoal(communities.byPublicId(communityId).id(), goal);
    }

    private static @Nullable ZoneId zone(@Nullable String id) {
        try {
            return id == null ? null : ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new Refusal(Refusal.Kind.INVALID, "community.zone_unknown", Map.of("zone", id));
        }
    }
}
