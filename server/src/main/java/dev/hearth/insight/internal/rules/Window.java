package dev.hearth.insight.internal.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The interval of a question: half-open, {@code [from, to)}.
 *
 * @param asOf where the data end; outcomes are known up to here, inclusive
 * @param zone in which days begin
 */
public record Window(Instant from, Instant to, Instant asOf, ZoneId zone) {
    /** Length of the trailing window of weekly active persons, in local days. */
    public static final int WEEK_DAYS = 7;

    /** Length of the trailing window of monthly active persons, in local days. */
    public static final int MONTH_DAYS = 30;

    /** Local days that the interval touches. */
    public long days() {
        return ChronoUnit.DAYS.between(firstDay(), lastDay()) + 1;
    }

    public LocalDate firstDay() {
        return from.atZone(zone).toLocalDate();
    }

    public LocalDate lastDay() {
        return to.minusNanos(1).atZone(zone).toLocalDate();
    }

    public LocalDate asOfDay() {
        return asOf.atZone(zone).toLocalDate();
    }

    /** Start of the trailing {@code days} local days that end with the interval. */
    public Instant trailingStart(int days) {
        return to.atZone(zone).minusDays(days).toInstant();
    }
}
