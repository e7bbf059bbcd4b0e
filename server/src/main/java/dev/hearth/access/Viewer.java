package dev.hearth.access;

import java.util.UUID;

/**
 * Who makes the current request. A handler method receives it as a parameter.
 *
 * @param id the operator's id, or {@link #COMMAND_LINE_ID}
 * @param name what people read
 */
public record Viewer(UUID id, String name, Role role) {
    /** The nil UUID (RFC 9562, section 5.9): the command line of the machine itself is no operator. */
    public static final UUID COMMAND_LINE_ID = new UUID(0, 0);

    /** Whoever holds the data folder: acts as owner. */
    public static Viewer commandLine() {
        return new Viewer(COMMAND_LINE_ID, "command line", Role.OWNER);
    }
}
