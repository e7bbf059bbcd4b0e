package dev.hearth.insight;

import dev.hearth.platform.Page;
import org.jspecify.annotations.Nullable;

/**
 * Questions about a community. Each may be refused: {@code community.not_found}, {@code insight.group_unknown},
 * {@code insight.range_invalid}, {@code insight.busy}, {@code insight.timeout}.
 */
public interface Reports {
    Report report(Scope scope, Language language);

    /** @param bucket absent: the one that suits the length of the interval */
    Trend trend(Scope scope, Trend.@Nullable Bucket bucket, Language language);

    /** Those who spoke, most messages first, ties by person number. */
    Page<Speaker> speakers(Scope scope, @Nullable String cursor, int limit);
}
