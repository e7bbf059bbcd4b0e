package dev.hearth.insight.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The one table that says which kinds of activity a measure counts. Kinds that are not named measure nothing. */
enum Measures {
    /** Posted or replied: deliberate, and what makes a speaker. */
    MESSAGE(1),
    /** Joined a community or group. */
    JOIN(2),
    /** Left, or was removed. */
    LEAVE(3),
    /** Any other deliberate act. */
    ACT(4);

    static final String MESSAGE_POSTED = "conversation.message.posted";

    /** Tells whom a message answers where its root was recorded later; measures nothing itself. */
    static final String REPLY_LINKED = "conversation.reply.linked";

    private static final Map<String, Measures> KINDS = Map.of(
            MESSAGE_POSTED,
            MESSAGE,
            "member.membership.joined",
            JOIN,
            "member.membership.left",
            LEAVE,
            "commerce.order.placed",
            ACT);

    private final int code;

    Measures(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The measure of column {@code kind} as an SQL expression; null for kinds that measure nothing. */
    static String expression() {
        return new TreeMap<>(KINDS)
                .entrySet().stream()
                        .map(entry -> "when '" + entry.getKey() + "' then "
                                + entry.getValue().code())
                        .collect(Collectors.joining(" ", "(case kind ", " end)::tinyint"));
    }

    /** The kinds that measure something, as a list of SQL literals. */
    static String kinds() {
        return KINDS.keySet().stream().sorted().map(kind -> "'" + kind + "'").collect(Collectors.joining(", "));
    }
}
