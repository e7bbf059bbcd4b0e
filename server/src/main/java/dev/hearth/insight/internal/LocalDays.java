package dev.hearth.insight.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The local day of an instant as arithmetic of SQL, from Java's own rules of the zone: the borders of days are then the
 * same in the engine and outside it, whatever edition of the zone table the engine carries.
 */
final class LocalDays {
    /** Changes of the clock between the first and the last activity. */
    static final int MAX_TRANSITIONS = 1_000;

    private LocalDays() {}

    /** Days since 1970-01-01 of column {@code at_us} (microseconds since then, UTC), for instants within the bounds. */
    static String expression(ZoneId zone, Instant first, Instant last) {
        ZoneRules rules = zone.getRules();
        var offsets = new StringBuilder();
        ZoneOffsetTransition next = rules.nextTransition(first);
        int transitions = 0;
        while (next != null && !next.getInstant().isAfter(last)) {
            if (++transitions > MAX_TRANSITIONS) {
                throw new IllegalStateException("too many changes of the clock in " + zone);
            }
            offsets.append(" when at_us < ")
                    .append(ParquetStore.microseconds(next.getInstant()))
                    .append(" then ")
                    .append(next.getOffsetBefore().getTotalSeconds());
            next = rules.nextTransition(next.getInstant());
        }
        int finalOffset = rules.getOffset(last).getTotalSeconds();
        String offset = offsets.isEmpty()
                ? Integer.toString(finalOffset)
                : "(case" + offsets + " else " + finalOffset + " end)";
        // floor division: // of DuckDB cuts towards zero
        return "cast(floor((at_us + " + offset + " * 1000000::bigint) / 86400000000.0) as integer)";
    }
}
