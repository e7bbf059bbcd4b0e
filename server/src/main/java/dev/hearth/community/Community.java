package dev.hearth.community;

import dev.hearth.activity.CommunityId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A community (社群).
 *
 * @param publicId its id outside the installation
 * @param name short unique handle used on the command line, such as {@code docker}
 * @param title what people read
 * @param zone in which its days begin
 * @param notice where its data came from, when they are a sample; said on its page
 */
public record Community(
        CommunityId id,
        UUID publicId,
        String name,
        String title,
        ZoneId zone,
        @Nullable String notice,
        Instant createdAt) {}
