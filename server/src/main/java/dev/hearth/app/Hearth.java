package dev.hearth.app;

import dev.hearth.app.internal.cli.CommandLine;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application. */
@SpringBootApplication(scanBasePackages = "dev.hearth")
@ConfigurationPropertiesScan("dev.hearth")
public class Hearth {
    /** Runs the command that the arguments name. */
    public static void main(String[] arguments) {
        System.exit(CommandLine.ofProcess(Hearth.class).run(List.of(arguments)));
    }
}
