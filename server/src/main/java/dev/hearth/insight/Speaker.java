package dev.hearth.insight;

import java.time.Instant;

/**
 * A person behind the figures.
 *
 * @param person dense number
 * @param name empty where the person was erased
 * @param activeDays local days with at least one message
 */
public record Speaker(long person, String name, long messages, int activeDays, Instant firstAt, Instant lastAt) {}
