package dev.hearth.insight;

import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a question is about.
 *
 * @param community its public id
 * @param group public id or name of one of its groups; absent: all groups together
 * @param from first day ({@code 2017-01-01}, midnight in the zone) or instant; absent: the day of the first activity
 * @param to first day or instant no longer meant; absent: the end of the day of the as-of instant
 * @param zone in which days begin; absent: the community's
 */
public record Scope(
        UUID community,
        @Nullable String group,
        @Nullable String from,
        @Nullable String to,
        @Nullable ZoneId zone) {}
