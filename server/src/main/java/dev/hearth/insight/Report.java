package dev.hearth.insight;

import dev.hearth.community.Community;
import dev.hearth.community.Group;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a community or group fares over {@code [from, to)}.
 *
 * @param group absent: the whole community
 * @param asOf the instant at which the data end: now for a living community, else its last activity
 * @param living whether anything in it was ever recorded live
 * @param generatedAt when it was computed; a cached report keeps its time
 * @param manifest snapshot of the lake it was computed from
 * @param pitfalls gravest first
 */
public record Report(
        Community community,
        @Nullable Group group,
        Language language,
        Instant from,
        Instant to,
        ZoneId zone,
        Instant asOf,
        boolean living,
        Instant generatedAt,
        long manifest,
        List<Metric> metrics,
        List<Pitfall> pitfalls,
        Trend trend) {
    public Report {
        metrics = List.copyOf(metrics);
        pitfalls = List.copyOf(pitfalls);
    }
}
