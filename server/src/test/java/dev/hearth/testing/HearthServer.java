package dev.hearth.testing;

import dev.hearth.access.Access;
import dev.hearth.access.NewOperator;
import dev.hearth.access.Role;
import dev.hearth.access.Viewer;
import dev.hearth.app.Hearth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole application on a free port, started once per test run, with a database and a data folder of its own and a
 * clock that stands still. Tests share it, so each makes what it needs under names of its own.
 */
public final class HearthServer {
    /** Password of every operator that this class makes. */
    public static final String PASSWORD = "correct horse battery";

    private static final class Holder {
        static final HearthServer SHARED = new HearthServer();
    }

    private final SettableClock clock = SettableClock.atRealTime();
    private final Path data = temporaryFolder();
    private final ConfigurableApplicationContext context;
    private final String describedApi;
    private final Contract contract;
    private final Map<Role, HttpApi> signedIn = new ConcurrentHashMap<>();

    private HearthServer() {
        context = new SpringApplicationBuilder(Hearth.class, OpenApiConventions.class)
                .initializers(starting ->
                        ((GenericApplicationContext) starting).registerBean("settableClock", Clock.class, () -> clock))
                .run(
                        "--springdoc.writer-with-order-by-keys=true",
                        "--springdoc.paths-to-match=/api/**",
                        "--springdoc.override-with-generic-response=false",
                        "--springdoc.default-produces-media-type=application/json",
                        "--server.port=0",
                        "--hearth.data=" + data,
                        "--hearth.database-url=" + TestDatabase.createUrl());
        describedApi = describe();
        contract = Contract.committed();
        createOwner();
    }

    public static HearthServer shared() {
        return Holder.SHARED;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** The clock the application reads; whoever moves it moves it for all, and only forward. */
    public SettableClock clock() {
        return clock;
    }

    /** The folder in which the application keeps its files. */
    public Path data() {
        return data;
    }

    /** The API as the running application describes it, in YAML. */
    public String describedApi() {
        return describedApi;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The application's database. */
    public JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** A client that is not signed in. */
    public HttpApi anonymous() {
        return new HttpApi(baseUrl(), contract, null);
    }

    /** The local command line. */
    public HttpApi commandLine() {
        try {
            return new HttpApi(
                    baseUrl(),
                    contract,
                    Files.readString(data.resolve("secrets/cli-token")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signed in as the owner. */
    public HttpApi owner() {
        return as(Role.OWNER);
    }

    /** Signed in as an operator of this role, whose login is the role's name in lower case. */
    public HttpApi as(Role role) {
        return signedIn.compute(
                role,
                (same, held) -> held != null && held.get("/api/v1/session").status() == 200 ? held : signIn(role));
    }

    private HttpApi signIn(Role role) {
        HttpApi api = anonymous();
        HttpApi.Answer answer = api.post("/api/v1/session", Map.of("login", login(role), "password", PASSWORD));
        if (answer.status() != 200) {
            throw new AssertionError("sign-in as " + role + ": " + answer);
        }
        return api;
    }

    /** With {@code -Dhearth.openapi.write=true} the description becomes the contract before anything is checked. */
    private String describe() {
        String yaml = new HttpApi(baseUrl(), new Contract("paths: {}"), null)
                .get("/v3/api-docs.yaml")
                .text();
        if (Boolean.getBoolean("hearth.openapi.write")) {
            try {
                Files.createDirectories(Contract.FILE.getParent());
                Files.writeString(Contract.FILE, yaml);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return yaml;
    }

    /** The owner comes by the set-up link, as on every first start; the others are made by the owner. */
    private void createOwner() {
        Access access = bean(Access.class);
        String token = access.issueSetupToken().orElseThrow();
        HttpApi.Answer answer = anonymous()
                .post(
                        "/api/v1/setup",
                        Map.of("token", token, "login", login(Role.OWNER), "name", "Owner", "password", PASSWORD));
        if (answer.status() != 201) {
            throw new AssertionError("set-up: " + answer);
        }
        for (Role role : Role.values()) {
            if (role != Role.OWNER) {
                access.createOperator(
                        new NewOperator(login(role), "Test " + role, role, PASSWORD), Viewer.commandLine());
            }
        }
    }

    private static String login(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "hearth-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
