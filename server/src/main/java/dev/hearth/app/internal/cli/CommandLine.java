package dev.hearth.app.internal.cli;

import dev.hearth.platform.CannotStart;
import java.util.List;
import java.util.Map;

/** Finds the command that the first word names, runs it and turns refusals into one line. */
public final class CommandLine {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private static final Map<String, Command> COMMANDS = Map.of(
            "run", new RunCommand(),
            "demo", new DemoCommand(),
            "import", new ImportCommand(),
            "report", new ReportCommand());

    private final Class<?> application;
    private final Map<String, String> environment;
    private final Terminal terminal;

    CommandLine(Class<?> application, Map<String, String> environment, Terminal terminal) {
        this.application = application;
        this.environment = environment;
        this.terminal = terminal;
    }

    /** The command line of this process. */
    public static CommandLine ofProcess(Class<?> application) {
        Map<String, String> environment = System.getenv();
        return new CommandLine(application, environment, Terminal.ofProcess(environment));
    }

    /** Runs the command and answers with the exit code: 0 done, 1 failed, 2 not understood. */
    public int run(List<String> words) {
        boolean named = !words.isEmpty() && !words.getFirst().startsWith("-");
        String name = named ? words.getFirst() : "run";
        Command command = COMMANDS.get(name);
        try {
            if (command == null) {
                throw new UsageException("usage.unknown_command", name);
            }
            List<String> rest = words.subList(named ? 1 : 0, words.size());
            return command.run(application, Arguments.parse(command.syntax(), rest), environment, terminal);
        } catch (UsageException e) {
            return refuse(USAGE, terminal.text(e.key(), e.parameters()));
        } catch (CannotStart e) {
            return refuse(FAILED, terminal.text(e.code(), e.parameters()));
        } catch (CommandFailed e) {
            return refuse(FAILED, terminal.text(e.key(), e.parameters()));
        } catch (ApiProblem e) {
            String known = "refused." + e.code();
            if (terminal.has(known)) {
                return refuse(FAILED, terminal.text(known));
            }
            String what = e.code().isEmpty() ? "HTTP " + e.status() : e.code();
            return refuse(
                    FAILED,
                    terminal.text("server.refused", what, e.parameters()).strip());
        }
    }

    private int refuse(int code, String line) {
        terminal.err().println("hearth: " + line);
        return code;
    }
}
