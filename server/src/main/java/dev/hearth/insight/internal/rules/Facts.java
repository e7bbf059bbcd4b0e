package dev.hearth.insight.internal.rules;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the pitfalls are judged by, counted up to {@code judgedAt}.
 *
 * @param judgedAt the as-of instant, or the end of the interval where that is earlier
 * @param quarters periods of 90 days back from {@code judgedAt}, newest first, only whole ones of the recorded past;
 *     the newest is always there
 * @param firstActivity absent where there is none
 * @param lastMemberMessage absent where no member ever spoke
 * @param speakersFirstDays members who spoke in the first 1, 3 and 7 times 24 hours
 * @param weeks speakers per group in each of the last four periods of 7 days
 * @param memberMessages of the last 90 days
 * @param operatorMessages of the last 90 days
 * @param joinsKnown whether there is any record of joining or leaving
 * @param joined joined in the last 90 days, at least 7 days ago
 * @param joinedActivated of these, active within 7 days
 * @param joinedLeft of these, left within 7 days
 * @param operatorsKnown whether anybody is known to be an operator
 */
public record Facts(
        Instant judgedAt,
        List<Quarter> quarters,
        @Nullable Instant firstActivity,
        @Nullable Instant lastMemberMessage,
        List<Long> speakersFirstDays,
        List<GroupWeek> weeks,
        long memberMessages,
        long operatorMessages,
        boolean joinsKnown,
        long joined,
        long joinedActivated,
        long joinedLeft,
        boolean operatorsKnown) {
    public Facts {
        quarters = List.copyOf(quarters);
        speakersFirstDays = List.copyOf(speakersFirstDays);
        weeks = List.copyOf(weeks);
    }

    /**
     * Members' messages of 90 days.
     *
     * @param index 0 = the newest
     * @param followed those followed by another member within 10 minutes
     */
    public record Quarter(int index, long messages, long followed) {
        public double rate() {
            return messages == 0 ? 0 : (double) followed / messages;
        }
    }

    /**
     * Speakers of one group in 7 days.
     *
     * @param group number of the group, 0 for none
     * @param index 0 = the newest
     */
    public record GroupWeek(int group, int index, long speakers) {}
}
