package dev.hearth.activity;

/**
 * Where an activity came from: a channel's short name such as {@code hearth}, {@code ndjson}, {@code wecom:corp1}.
 * Keys of a source are unique within a community and source.
 */
public record Source(String name) {
    /** Hearth itself. */
    public static final Source HEARTH = new Source("hearth");

    public Source {
        if (!name.matches("[a-z0-9][a-z0-9:._-]{0,63}")) {
            throw new IllegalArgumentException("not a source name: " + name);
        }
    }
}
