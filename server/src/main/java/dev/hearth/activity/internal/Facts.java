package dev.hearth.activity.internal;

import dev.hearth.activity.ActivityKind;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Checks and stores facts: declared names, and values in which personal text has no room. */
final class Facts {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();

    /** The facts as JSON. */
    String write(ActivityKind kind, Map<String, Object> facts) {
        if (facts.isEmpty()) {
            return "{}";
        }
        facts.forEach((name, value) -> check(kind, name, value));
        return json.writeValueAsString(facts);
    }

    /** Whole numbers come back as Long, others as Double. */
    Map<String, Object> read(String text) {
        return text.equals("{}") ? Map.of() : json.readValue(text, MAP);
    }

    private static void check(ActivityKind kind, String name, Object value) {
        if (kind.facts().stream().noneMatch(fact -> fact.name().equals(name))) {
            throw new IllegalArgumentException("undeclared fact " + name + " of kind " + kind.name());
        }
        boolean fits = switch (value) {
            case Integer _, Long _, Boolean _ -> true;
            case Double number -> Double.isFinite(number);
            case String code -> CODE.matcher(code).matches();
            default -> false;
        };
        if (!fits) {
            // the value itself is not told: it may be what must not be here
            throw new IllegalArgumentException(
                    "fact " + name + " of kind " + kind.name() + " is no number, boolean or short code but a "
                            + value.getClass().getSimpleName());
        }
    }
}
