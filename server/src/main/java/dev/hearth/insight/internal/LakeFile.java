package dev.hearth.insight.internal;

import java.time.Instant;
import java.time.YearMonth;

/**
 * One immutable Parquet file of the lake.
 *
 * @param path relative to the lake's folder
 * @param month of {@code occurredAt}, UTC
 */
record LakeFile(
        String path,
        int community,
        YearMonth month,
        long rows,
        long firstSequence,
        long lastSequence,
        Instant firstOccurredAt,
        Instant lastOccurredAt,
        long sizeBytes) {}
