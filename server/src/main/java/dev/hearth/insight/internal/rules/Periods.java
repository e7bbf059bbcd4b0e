package dev.hearth.insight.internal.rules;

import dev.hearth.platform.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the interval of a question. */
public final class Periods {
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private Periods() {}

    /**
     * The interval meant.
     *
     * @param from local date, instant, or absent: the local day of {@code first}
     * @param to local date, instant, or absent: the end of the local day of {@code asOf}
     * @param first the first activity; absent where there is none
     * @throws Refusal {@code insight.range_invalid}
     */
    public static Window window(
            @Nullable String from, @Nullable String to, @Nullable Instant first, Instant asOf, ZoneId zone) {
        LocalDate firstDay = (first == null ? asOf : first).atZone(zone).toLocalDate();
        LocalDate dayAfter = asOf.atZone(zone).toLocalDate().plusDays(1);
        Instant start = from == null ? start(firstDay, zone) : read("from", from, zone);
        Instant end = to == null ? start(dayAfter, zone) : read("to", to, zone);
        if (!start.isBefore(end)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "insight.range_invalid",
                    Map.of("from", start.toString(), "to", end.toString()));
        }
        return new Window(start, end, asOf, zone);
    }

    private static Instant read(String name, String text, ZoneId zone) {
        try {
            Instant instant = text.length() <= 10
                    ? start(LocalDate.parse(text), zone)
                    : OffsetDateTime.parse(text).toInstant();
            LocalDate day = instant.atZone(zone).toLocalDate();
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw invalid(name, text);
        }
        throw invalid(name, text);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Refusal invalid(String name, String text) {
        return new Refusal(
                Refusal.Kind.INVALID,
                "insight.range_invalid",
                Map.of(name, text.length() > 40 ? text.substring(0, 40) : text));
    }
}
