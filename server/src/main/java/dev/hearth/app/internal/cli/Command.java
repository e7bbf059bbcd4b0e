package dev.hearth.app.internal.cli;

import java.util.Map;

/** One word of the command line. */
interface Command {
    Arguments.Syntax syntax();

    /** Does it and answers with the exit code. */
    int run(Class<?> application, Arguments arguments, Map<String, String> environment, Terminal terminal);
}
