package dev.hearth.access.internal;

import dev.hearth.access.Access;
import java.io.PrintStream;
import java.util.Optional;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Shows the one-time set-up link at each start until there is an owner; on the terminal, never in the log. */
@Component
class SetupLink {
    private final Access access;
    private final Environment environment;

    SetupLink(Access access, Environment environment) {
        this.access = access;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void show() {
        String port = environment.getProperty("local.server.port", "8080");
        show("http://127.0.0.1:" + port, System.out);
    }

    void show(String baseUrl, PrintStream terminal) {
        Optional<String> token = access.issueSetupToken();
        token.ifPresent(secret -> terminal.println(
                "No owner yet. Open this link once to become the owner: " + baseUrl + "/setup?token=" + secret));
    }
}
