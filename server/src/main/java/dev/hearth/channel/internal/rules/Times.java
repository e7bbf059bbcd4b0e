package dev.hearth.channel.internal.rules;

import dev.hearth.activity.Precision;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Reads the times of a line. */
public final class Times {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration FUTURE_ALLOWED = Duration.ofDays(1);
    private static final int LENGTH_OF_DATE = "2016-01-04".length();
    private static final int LENGTH_TO_MINUTE = "2016-01-04T19:59".length();
    private static final int LENGTH_TO_SECOND = "2016-01-04T19:59:51".length();

    private Times() {}

    /** A time with its precision. */
    public record Moment(Instant at, Precision precision) {}

    /**
     * Reads {@code 2016-01-04}, {@code 2016-01-04T19:59}, {@code 2016-01-04T19:59:51(.123)}, each but the first with or
     * without {@code Z} or an offset.
     *
     * @param zone where a time without an offset was written
     * @param now later than this by more than a day is refused, as is anything before 1990
     */
    public static Moment read(String text, ZoneId zone, Instant now) throws LineRejected {
        Moment moment;
        try {
            if (text.length() == LENGTH_OF_DATE) {
                moment = new Moment(LocalDate.parse(text).atStartOfDay(zone).toInstant(), Precision.DAY);
            } else {
                moment = new Moment(instant(text.replace(' ', 'T'), zone), precision(text));
            }
        } catch (DateTimeException e) {
            throw new LineRejected("time_unreadable", "at");
        }
        if (moment.at().isBefore(EARLIEST) || moment.at().isAfter(now.plus(FUTURE_ALLOWED))) {
            throw new LineRejected("time_out_of_range", "at");
        }
        return moment;
    }

    private static Instant instant(String text, ZoneId zone) {
        boolean hasOffset = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
        return hasOffset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone).toInstant();
    }

    private static Precision precision(String text) {
        String local = text.replaceFirst("(Z|[+-]\\d{2}:?\\d{0,2})$", "");
        if (local.length() <= LENGTH_TO_MINUTE) {
            return Precision.MINUTE;
        }
        return local.length() <= LENGTH_TO_SECOND ? Precision.SECOND : Precision.MILLISECOND;
    }
}
