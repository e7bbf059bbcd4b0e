package dev.hearth.platform.internal.http;

import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A problem document (RFC 9457).
 *
 * @param code stable, {@code module.reason}; the client makes the text from it
 * @param parameters what the text needs
 */
public record Problem(String type, String title, int status, String code, Map<String, Object> parameters) {
    static Problem of(HttpStatus status, String code, Map<String, Object> parameters) {
        return new Problem("about:blank", status.getReasonPhrase(), status.value(), code, parameters);
    }
}
