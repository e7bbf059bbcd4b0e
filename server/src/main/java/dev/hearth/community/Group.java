package dev.hearth.community;

import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group (群): where people talk, the unit of work.
 *
 * @param publicId its id outside the installation
 * @param name as its source calls it
 * @param type absent where nobody said
 */
public record Group(
        GroupId id,
        UUID publicId,
        CommunityId community,
        String name,
        @Nullable GroupType type) {}
