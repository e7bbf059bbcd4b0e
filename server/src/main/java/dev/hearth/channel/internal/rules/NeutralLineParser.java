package dev.hearth.channel.internal.rules;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one line of neutral NDJSON; everything in it is bounded. Fields it does not know are ignored. */
public final class NeutralLineParser {
    /** Longest text of a message, in UTF-16 units. */
    public static final int MAX_TEXT_LENGTH = 100_000;

    private static final int MAX_KEY_LENGTH = 160;
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_MENTIONS = 500;
    private static final int MAX_REACTIONS = 200;
    private static final int MAX_REACTION_COUNT = 10_000_000;
    private static final int MAX_DEPTH = 20;
    private static final int MAX_AMOUNT_SCALE = 20;
    private static final int MAX_AMOUNT_DIGITS = 30;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .build();
    private final ZoneId zone;
    private final @Nullable String defaultGroup;
    private final Instant now;

    /**
     * A parser for one import.
     *
     * @param zone of times without an offset
     * @param defaultGroup group of messages that name none; absent: such a message is rejected
     * @param now bounds times in the future
     */
    public NeutralLineParser(ZoneId zone, @Nullable String defaultGroup, Instant now) {
        this.zone = zone;
        this.defaultGroup = defaultGroup;
        this.now = now;
    }

    /** Reads a line. */
    public NeutralLine parse(String line) throws LineRejected {
        JsonNode node;
        try {
            node = json.readTree(line);
        } catch (JacksonException e) {
            throw new LineRejected("not_json", "");
        }
        if (!node.isObject()) {
            throw new LineRejected("not_an_object", "");
        }
        return switch (required(node, "type", MAX_KEY_LENGTH)) {
            case "message" -> message(node);
            case "member" -> member(node);
            case "join" -> movement(node, true);
            case "leave" -> movement(node, false);
            case "order" -> order(node);
            default -> throw new LineRejected("type_unknown", "type");
        };
    }

    private NeutralLine.Message message(JsonNode node) throws LineRejected {
        Times.Moment moment = moment(node);
        return new NeutralLine.Message(
                text(node, "id", MAX_KEY_LENGTH),
                group(node),
                account(node, "sender", "senderName"),
                moment.at(),
                moment.precision(),
                body(node),
                text(node, "replyTo", MAX_KEY_LENGTH),
                mentions(node.get("mentions")),
                reactions(node.get("reactions")));
    }

    private String group(JsonNode node) throws LineRejected {
        return defaultGroup != null && !node.hasNonNull("group")
                ? defaultGroup
                : required(node, "group", MAX_KEY_LENGTH);
    }

    private static NeutralLine.Member member(JsonNode node) throws LineRejected {
        String role = text(node, "role", MAX_KEY_LENGTH);
        return new NeutralLine.Member(account(node, "id", "name"), role == null ? null : role(role));
    }

    private static ActorRole role(String role) throws LineRejected {
        return switch (role) {
            case "member" -> ActorRole.MEMBER;
            case "operator" -> ActorRole.OPERATOR;
            case "planted" -> ActorRole.PLANTED;
            case "bot" -> ActorRole.BOT;
            default -> throw new LineRejected("role_unknown", "role");
        };
    }

    private NeutralLine.Movement movement(JsonNode node, boolean joined) throws LineRejected {
        Times.Moment moment = moment(node);
        String joinSource = text(node, "source", 64);
        if (joinSource != null && !joinSource.matches("[A-Za-z0-9_.:-]{1,64}")) {
            throw new LineRejected("source_invalid", "source");
        }
        return new NeutralLine.Movement(
                text(node, "id", MAX_KEY_LENGTH),
                joined,
                text(node, "group", MAX_KEY_LENGTH),
                account(node, "member", "memberName"),
                moment.at(),
                moment.precision(),
                text(node, "inviter", MAX_KEY_LENGTH),
                joinSource);
    }

    private NeutralLine.Order order(JsonNode node) throws LineRejected {
        Times.Moment moment = moment(node);
        NeutralLine.Account buyer = node.hasNonNull("member") ? account(node, "member", "memberName") : null;
        return new NeutralLine.Order(
                text(node, "id", MAX_KEY_LENGTH), buyer, moment.at(), moment.precision(), amount(node));
    }

    private static Money amount(JsonNode node) throws LineRejected {
        String code = required(node, "currency", 3).toUpperCase(Locale.ROOT);
        try {
            Currency currency = Currency.getInstance(code);
            JsonNode amount = node.get("amount");
            if (amount == null || !(amount.isNumber() || amount.isString())) {
                throw new LineRejected("field_missing", "amount");
            }
            BigDecimal major = new BigDecimal(amount.asString());
            // moving the point of 1e99999999 would write out its zeros
            if (Math.abs(major.scale()) > MAX_AMOUNT_SCALE || major.precision() > MAX_AMOUNT_DIGITS) {
                throw new LineRejected("amount_invalid", "amount");
            }
            return new Money(
                    major.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), code);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new LineRejected("amount_invalid", "amount");
        } catch (IllegalArgumentException e) {
            throw new LineRejected("currency_unknown", "currency");
        }
    }

    private Times.Moment moment(JsonNode node) throws LineRejected {
        return Times.read(required(node, "at", 40), zone, now);
    }

    private static NeutralLine.Account account(JsonNode node, String keyField, String nameField) throws LineRejected {
        return new NeutralLine.Account(
                required(node, keyField, MAX_KEY_LENGTH), text(node, nameField, MAX_NAME_LENGTH));
    }

    private static String body(JsonNode node) throws LineRejected {
        JsonNode text = node.get("text");
        if (text == null || !text.isString()) {
            throw new LineRejected("field_missing", "text");
        }
        return clean(text.asString(), "text", MAX_TEXT_LENGTH);
    }

    private static List<String> mentions(@Nullable JsonNode node) throws LineRejected {
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!node.isArray() || node.size() > MAX_MENTIONS) {
            throw new LineRejected("field_invalid", "mentions");
        }
        var mentions = new ArrayList<String>(node.size());
        for (JsonNode one : node) {
            if (!one.isString()) {
                throw new LineRejected("field_invalid", "mentions");
            }
            mentions.add(clean(one.asString(), "mentions", MAX_KEY_LENGTH));
        }
        return mentions;
    }

    private static Map<String, Integer> reactions(@Nullable JsonNode node) throws LineRejected {
        if (node == null || node.isNull()) {
            return Map.of();
        }
        if (!node.isArray() || node.size() > MAX_REACTIONS) {
            throw new LineRejected("field_invalid", "reactions");
        }
        var reactions = new LinkedHashMap<String, Integer>();
        for (JsonNode one : node) {
            JsonNode count = one.get("count");
            if (count == null || !count.canConvertToInt() || count.asInt() < 0 || count.asInt() > MAX_REACTION_COUNT) {
                throw new LineRejected("field_invalid", "reactions");
            }
            reactions.merge(required(one, "name", MAX_KEY_LENGTH), count.asInt(), Integer::sum);
        }
        return reactions;
    }

    private static String required(JsonNode node, String field, int maxLength) throws LineRejected {
        String value = text(node, field, maxLength);
        if (value == null || value.isBlank()) {
            throw new LineRejected("field_missing", field);
        }
        return value;
    }

    /** A text, or a whole number written as one: sources write ids either way. */
    private static @Nullable String text(JsonNode node, String field, int maxLength) throws LineRejected {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw new LineRejected("field_invalid", field);
        }
        return clean(value.asString(), field, maxLength);
    }

    /** PostgreSQL stores neither NUL nor half a surrogate pair: each becomes U+FFFD. */
    private static String clean(String text, String field, int maxLength) throws LineRejected {
        if (text.length() > maxLength) {
            throw new LineRejected("field_too_long", field);
        }
        boolean dirty = false;
        for (int i = 0; i < text.length() && !dirty; i++) {
            char c = text.charAt(i);
            dirty = c == 0 || Character.isSurrogate(c);
        }
        if (!dirty) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF) ? 0xFFFD : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
