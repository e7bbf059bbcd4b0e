package dev.hearth.community;

import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import dev.hearth.activity.Source;
import dev.hearth.platform.Page;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The communities of the installation, their groups and goals. */
public interface Communities {
    /**
     * Makes a community.
     *
     * @param zone absent: the installation's
     * @throws dev.hearth.platform.Refusal {@code community.name_taken}, {@code community.name_invalid}
     */
    Community create(String name, String title, @Nullable ZoneId zone, @Nullable String notice);

    Optional<Community> byName(String name);

    /** @throws dev.hearth.platform.Refusal {@code community.not_found} */
    Community byPublicId(UUID publicId);

    /** In which a community's days begin. */
    ZoneId zone(CommunityId community);

    /** Ordered by name. */
    Page<Community> list(@Nullable String cursor, int limit);

    /** All groups of a community, by name; at most {@link #MAX_GROUPS}. */
    List<Group> groups(CommunityId community);

    /** Ceiling of groups in a community. */
    int MAX_GROUPS = 10_000;

    /** The groups that a source calls by these keys, made where they are new (named by their key). */
    Map<String, GroupId> ensureGroups(CommunityId community, Source source, Collection<String> keys);

    /** Goals by due date. */
    List<Goal> goals(CommunityId community);

    /** Adds an outcome goal, counted as reviewed now. */
    Goal addGoal(CommunityId community, NewGoal goal);
}
