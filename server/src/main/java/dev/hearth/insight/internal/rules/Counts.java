package dev.hearth.insight.internal.rules;

import org.jspecify.annotations.Nullable;

/**
 * Everything that is counted for the catalogue's metrics, exactly, before any division. "Persons" are members unless it
 * says otherwise; operators, planted accounts, bots and the system are no members.
 *
 * @param messages by anyone but bots and the system
 * @param speakers persons behind {@code messages}
 * @param topTen messages of the ten persons with most
 * @param personDays pairs of active person and local day
 * @param weekly active persons of the trailing 7 local days
 * @param monthly active persons of the trailing 30 local days
 * @param monthlyPersonDays {@code personDays} of the trailing 30 local days
 * @param memberMessages messages by members
 * @param followed of these, followed within 10 minutes in the same group by another member
 * @param newcomers persons first active in the interval, at least 7 complete days ago
 * @param newcomersBack of these, active on one of the 7 local days after
 * @param joinsKnown whether there is any record of joining or leaving
 * @param members persons whose last word in some group is joining
 * @param joined persons who first joined in the interval, at least 7 times 24 hours ago
 * @param joinedActivated of these, active within 7 times 24 hours
 * @param joinedLeft of these, left within 7 times 24 hours
 * @param linksKnown whether any message says whom it answers
 * @param openers members' messages that answer nobody, at least 24 hours old
 * @param openersAnswered of these, answered within 24 hours by another person
 * @param medianResponseMicroseconds Kaplan-Meier median over all openers of the interval; absent when not reached
 */
public record Counts(
        long messages,
        long speakers,
        long topTen,
        long personDays,
        long weekly,
        long monthly,
        long monthlyPersonDays,
        long memberMessages,
        long followed,
        long newcomers,
        long newcomersBack,
        boolean joinsKnown,
        long joins,
        long leaves,
        long members,
        long joined,
        long joinedActivated,
        long joinedLeft,
        boolean linksKnown,
        long openers,
        long openersAnswered,
        @Nullable Long medianResponseMicroseconds) {}
