package dev.hearth.insight.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the query engine.
 *
 * @param memoryMegabytes what DuckDB may hold before it spills to disk; its resident size is somewhat more
 * @param spillMegabytes what it may spill
 * @param threads per query
 * @param concurrentQueries questions computed at the same time; more wait
 * @param queueTimeout how long a question waits for its turn
 * @param queryTimeout how long one question may compute
 * @param cachedReports results kept
 * @param fileGrace how long a file that is no longer listed stays on disk
 */
@ConfigurationProperties("hearth.insight")
record InsightSettings(
        @DefaultValue("384") int memoryMegabytes,
        @DefaultValue("4096") int spillMegabytes,
        @DefaultValue("2") int threads,
        @DefaultValue("2") int concurrentQueries,
        @DefaultValue("5s") Duration queueTimeout,
        @DefaultValue("20s") Duration queryTimeout,
        @DefaultValue("500") int cachedReports,
        @DefaultValue("1h") Duration fileGrace) {}
