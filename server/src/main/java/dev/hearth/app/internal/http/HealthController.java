package dev.hearth.app.internal.http;

import dev.hearth.access.Public;
import dev.hearth.app.internal.Version;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
     * The answer.
     *
     * @param status {@code up}, or {@code down} with HTTP status 503 while the database does not answer
     * @param version of Hearth
     */
    record Health(String status, String version) {}

    @Public
    @GetMapping(path = "/api/v1/health", produces = "application/json")
    ResponseEntity<Health> health() {
        try (Connection connection = database.getConnection()) {
            if (connection.isValid(DATABASE_LIMIT_SECONDS)) {
                return ResponseEntity.ok(new Health("up", Version.current()));
            }
        } catch (SQLException e) {
            // answered below: the reason is in the server's log, not for everybody
        }
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new Health("down", Version.current()));
    }
}
