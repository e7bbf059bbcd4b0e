package dev.hearth.community.internal;

import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import dev.hearth.activity.Source;
import dev.hearth.community.Communities;
import dev.hearth.community.Community;
import dev.hearth.community.Goal;
import dev.hearth.community.Group;
import dev.hearth.community.NewGoal;
import dev.hearth.platform.Cursor;
import dev.hearth.platform.HearthSettings;
import dev.hearth.platform.Ids;
import dev.hearth.platform.Page;
import dev.hearth.platform.Refusal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class CommunityDirectory implements Communities {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,59}");
    private static final int MAX_TITLE_LENGTH = 120;
    private static final int MAX_NOTICE_LENGTH = 1_000;
    private static final int MAX_GOALS = 50;

    private final CommunityStore store;
    private final HearthSettings settings;
    private final Clock clock;

    CommunityDirectory(CommunityStore store, HearthSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Community create(String name, String title, @Nullable ZoneId zone, @Nullable String notice) {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(Refusal.Kind.INVALID, "community.name_invalid", Map.of("name", name));
        }
        if (title.isBlank()
                || title.length() > MAX_TITLE_LENGTH
                || (notice != null && notice.length() > MAX_NOTICE_LENGTH)) {
            throw new Refusal(Refusal.Kind.INVALID, "community.text_length", Map.of("titleMax", MAX_TITLE_LENGTH));
        }
        ZoneId chosen = zone == null ? settings.zone() : zone;
        UUID id = Ids.uuidV7(clock.millis());
        if (!store.insert(id, name, title.strip(), chosen, notice, clock.instant())) {
            throw new Refusal(Refusal.Kind.CONFLICT, "community.name_taken", Map.of("name", name));
        }
        return byPublicId(id);
    }

    @Override
    public Optional<Community> byName(String name) {
        return store.byName(name);
    }

    @Override
    public Community byPublicId(UUID publicId) {
        return store.byPublicId(publicId).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "community.not_found"));
    }

    @Override
    public ZoneId zone(CommunityId community) {
        return store.zone(community);
    }

    @Override
    public Page<Community> list(@Nullable String cursor, int limit) {
        String after = Cursor.parts(cursor, 1).stream().findFirst().orElse("");
        List<Community> found = store.after(after, limit + 1);
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit), Cursor.of(found.get(limit - 1).name()));
    }

    @Override
    public List<Group> groups(CommunityId community) {
        return store.groups(community);
    }

    @Override
    @Transactional
    public Map<String, GroupId> ensureGroups(CommunityId community, Source source, Collection<String> keys) {
        Map<String, GroupId> known = store.groupsByKey(community, source, keys);
        var missing = new HashSet<>(keys);
        missing.removeAll(known.keySet());
        if (missing.isEmpty()) {
            return known;
        }
        if (store.countGroups(community) + missing.size() > MAX_GROUPS) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, "community.too_many_groups", Map.of("max", MAX_GROUPS));
        }
        store.insertGroups(community, source, missing, clock.instant());
        return store.groupsByKey(community, source, keys);
    }

    @Override
    public List<Goal> goals(CommunityId community) {
        return store.goals(community, MAX_GOALS);
    }

    @Override
    @Transactional
    public Goal addGoal(CommunityId community, NewGoal goal) {
        if (store.goals(community, MAX_GOALS).size() >= MAX_GOALS) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, "community.too_many_goals", Map.of("max", MAX_GOALS));
        }
        var made = new Goal(
                Ids.uuidV7(clock.millis()),
                goal.title(),
                goal.baseline(),
                goal.target(),
                goal.unit(),
                goal.due(),
                goal.owner(),
                goal.actions(),
                clock.instant());
        store.insertGoal(community, made);
        return made;
    }
}
