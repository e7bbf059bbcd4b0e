package dev.hearth.access.internal.http;

import static dev.hearth.access.Role.ADMIN;
import static dev.hearth.access.Role.ANALYST;
import static dev.hearth.access.Role.MODERATOR;
import static dev.hearth.access.Role.OPERATOR;
import static dev.hearth.access.Role.OWNER;

import dev.hearth.access.Allowed;
import dev.hearth.access.Operator;
import dev.hearth.access.Public;
import dev.hearth.access.Role;
import dev.hearth.access.Viewer;
import dev.hearth.access.internal.Sessions;
import dev.hearth.access.internal.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {
    record SignInRequest(String login, String password) {
        @Override
        public String toString() {
            return "SignInRequest[]";
        }
    }

    /**
     * The one signed in.
     *
     * @param login absent for the command line
     */
    record OperatorView(UUID id, @Nullable String login, String name, Role role) {
        static OperatorView of(Operator operator) {
            return new OperatorView(operator.id(), operator.login(), operator.name(), operator.role());
        }
    }

    record SessionView(OperatorView operator) {}

    private final SignIn signIn;
    private final Sessions sessions;

    SessionController(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @Public
    @PostMapping
    SessionView open(@RequestBody SignInRequest body, HttpServletRequest request, HttpServletResponse response) {
        Sessions.Opened opened = signIn.signIn(body.login(), body.password(), request.getRemoteAddr());
        setCookie(request, response, opened.token(), Sessions.MAX_AGE);
        return new SessionView(OperatorView.of(opened.operator()));
    }

    @Allowed({OWNER, ADMIN, OPERATOR, ANALYST, MODERATOR})
    @GetMapping
    SessionView current(Viewer viewer, HttpServletRequest request) {
        return RequestViewer.sessionToken(request)
                .filter(token -> !viewer.id().equals(Viewer.COMMAND_LINE_ID))
                .flatMap(sessions::recognise)
                .map(operator -> new SessionView(OperatorView.of(operator)))
                .orElseGet(() -> new SessionView(new OperatorView(viewer.id(), null, viewer.name(), viewer.role())));
    }

    @Allowed({OWNER, ADMIN, OPERATOR, ANALYST, MODERATOR})
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Viewer viewer, HttpServletRequest request, HttpServletResponse response) {
        RequestViewer.sessionToken(request)
                .ifPresent(token -> sessions.end(token, viewer.id(), request.getRemoteAddr()));
        setCookie(request, response, "", Duration.ZERO);
    }

    static void setCookie(HttpServletRequest request, HttpServletResponse response, String token, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(RequestViewer.SESSION_COOKIE, token)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
