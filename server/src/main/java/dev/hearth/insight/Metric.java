package dev.hearth.insight;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A figure of the catalogue over {@code [from, to)}.
 *
 * @param id stable name, such as {@code dau_mau_ratio}
 * @param title short name in the language asked for
 * @param unit for example {@code messages}, {@code persons}, {@code ratio}, {@code minutes}
 * @param zone in which its days begin
 * @param inputs what it was computed from
 * @param definition its definition in the language asked for
 */
public record Metric(
        String id,
        String title,
        String unit,
        Figure figure,
        Instant from,
        Instant to,
        ZoneId zone,
        List<String> inputs,
        String definition) {
    public Metric {
        inputs = List.copyOf(inputs);
    }
}
