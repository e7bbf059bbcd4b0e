package dev.hearth.app.internal.http;

import dev.hearth.access.Public;
import dev.hearth.app.internal.Version;
import dev.hearth.platform.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells whoever asks, signed in or not, whether the server can work. */
@RestController
class HealthController {
    private static final int DATABASE_LIMIT_SECONDS = 2;

    private final DataSource database;

    HealthController(DataSource database) {
        this.database = database;
    }

    /**
     * The answer; while the database does not answer it is a refusal with HTTP status 503 instead.
     *
     * @param status {@code up}
     * @param version of Hearth
     */
    record Health(String status, String version) {}

    @Public
    @GetMapping(path = "/api/v1/health", produces = "application/json")
    Health health() {
        try (Connection connection = database.getConnection()) {
            if (connection.isValid(DATABASE_LIMIT_SECONDS)) {
                return new Health("up", Version.current());
            }
        } catch (SQLException e) {
            // answered below: the reason is in the server's log, not for everybody
        }
        throw new Refusal(Refusal.Kind.UNAVAILABLE, "platform.database_away");
    }
}
