package dev.hearth.activity;

import java.util.List;

/**
 * A kind of activity, declared once by the module that owns it.
 *
 * @param name {@code module.thing.happened}
 * @param version of the facts' shape
 * @param meaning one sentence
 * @param facts what the facts of a line hold; never personal text
 */
public record ActivityKind(String name, int version, String meaning, List<Fact> facts) {
    /**
     * One enumerated fact.
     *
     * @param unit for example {@code characters}, {@code count}, {@code boolean}
     * @param source what tells it
     */
    public record Fact(String name, String unit, String source) {}

    public ActivityKind {
        if (!name.matches("[a-z]+\\.[a-z-]+\\.[a-z-]+")) {
            throw new IllegalArgumentException("not module.thing.happened: " + name);
        }
        facts = List.copyOf(facts);
    }

    /** Declared kinds are beans of this type, one per module, so that the log knows every kind at start. */
    public interface Declarations {
        List<ActivityKind> kinds();
    }
}
