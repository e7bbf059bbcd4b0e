package dev.hearth.platform.internal.http;

import dev.hearth.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** Turns whatever goes wrong into a problem document; what is our own fault is logged and named only by a number. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** Causes are looked through this deep. */
    private static final int MAX_DEPTH = 10;

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> handle(Exception exception, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (response.isCommitted() || exception instanceof AsyncRequestNotUsableException) {
            return abandoned(exception, request);
        }
        Refusal refusal = refusalIn(exception);
        if (refusal != null) {
            return answer(refusal);
        }
        return switch (exception) {
            case HttpMessageNotReadableException e ->
                answer(HttpStatus.BAD_REQUEST, "request.unreadable", position(e.getCause()));
            case MethodArgumentTypeMismatchException e ->
                answer(HttpStatus.BAD_REQUEST, "request.parameter_invalid", Map.of("name", e.getName()));
            case TypeMismatchException e -> answer(HttpStatus.BAD_REQUEST, "request.parameter_invalid", Map.of());
            case MissingServletRequestParameterException e ->
                answer(HttpStatus.BAD_REQUEST, "request.parameter_missing", Map.of("name", e.getParameterName()));
            case MissingRequestValueException e ->
                answer(HttpStatus.BAD_REQUEST, "request.parameter_missing", Map.of());
            case RequestRejectedException e -> answer(HttpStatus.BAD_REQUEST, "request.rejected", Map.of());
            case ErrorResponse e when e.getStatusCode().is4xxClientError() -> answer(e);
            default -> unexpected(exception, request);
        };
    }

    /** The code of a status that has no more telling one. */
    static String code(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "access.sign_in_required";
            case NOT_FOUND -> "request.route_unknown";
            case METHOD_NOT_ALLOWED -> "request.method_not_allowed";
            case NOT_ACCEPTABLE -> "request.not_acceptable";
            case UNSUPPORTED_MEDIA_TYPE -> "request.media_type_unsupported";
            case CONTENT_TOO_LARGE -> "request.too_large";
            default -> status.is4xxClientError() ? "request.rejected" : "server.unexpected";
        };
    }

    private static ResponseEntity<Problem> answer(Refusal refusal) {
        HttpStatus status = switch (refusal.kind()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        HttpHeaders headers = new HttpHeaders();
        Object seconds = refusal.parameters().get("retryAfterSeconds");
        if (seconds != null) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return answer(status, refusal.code(), refusal.parameters(), headers);
    }

    private static ResponseEntity<Problem> answer(ErrorResponse response) {
        HttpStatusCode code = response.getStatusCode();
        HttpStatus status = HttpStatus.resolve(code.value());
        HttpStatus known = status == null ? HttpStatus.BAD_REQUEST : status;
        HttpHeaders headers = new HttpHeaders();
        List<String> allow = response.getHeaders().get(HttpHeaders.ALLOW);
        if (allow != null) {
            headers.put(HttpHeaders.ALLOW, allow);
        }
        return answer(known, code(known), Map.of(), headers);
    }

    private static ResponseEntity<Problem> answer(HttpStatus status, String code, Map<String, Object> parameters) {
        return answer(status, code, parameters, new HttpHeaders());
    }

    private static ResponseEntity<Problem> answer(
            HttpStatus status, String code, Map<String, Object> parameters, HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(status, code, parameters));
    }

    private static ResponseEntity<Problem> unexpected(Exception exception, HttpServletRequest request) {
        String error = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(), 10);
        LOG.error("Unexpected error {} in {} {}", error, request.getMethod(), request.getRequestURI(), exception);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "server.unexpected", Map.of("error", error));
    }

    /** The answer is under way or its reader gone: breaking off is all that can be done. */
    private static @Nullable ResponseEntity<Problem> abandoned(Exception exception, HttpServletRequest request)
            throws Exception {
        if (exception instanceof IOException) {
            return null;
        }
        LOG.error("Broke off {} {}", request.getMethod(), request.getRequestURI(), exception);
        throw exception;
    }

    private static @Nullable Refusal refusalIn(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static Map<String, Object> position(@Nullable Throwable cause) {
        if (cause instanceof JacksonException e && e.getLocation() != null) {
            return Map.of(
                    "line",
                    e.getLocation().getLineNr(),
                    "column",
                    e.getLocation().getColumnNr());
        }
        return Map.of();
    }
}
