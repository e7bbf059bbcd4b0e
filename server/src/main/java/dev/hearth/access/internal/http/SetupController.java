package dev.hearth.access.internal.http;

import dev.hearth.access.Access;
import dev.hearth.access.Public;
import dev.hearth.access.internal.Sessions;
import dev.hearth.access.internal.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The first start: whoever holds the one-time link becomes owner. */
@RestController
@RequestMapping("/api/v1/setup")
class SetupController {
    /** @param open whether the installation still waits for its owner */
    record SetupView(boolean open) {}

    record SetupRequest(String token, String login, String name, String password) {
        @Override
        public String toString() {
            return "SetupRequest[]";
        }
    }

    private final Access access;
    private final SignIn signIn;

    SetupController(Access access, SignIn signIn) {
        this.access = access;
        this.signIn = signIn;
    }

    @Public
    @GetMapping
    SetupView state() {
        return new SetupView(!access.operatorsExist());
    }

    @Public
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SessionController.SessionView finish(
            @RequestBody SetupRequest body, HttpServletRequest request, HttpServletResponse response) {
        Sessions.Opened opened =
                signIn.setUp(body.token(), body.login(), body.name(), body.password(), request.getRemoteAddr());
        SessionController.setCookie(request, response, opened.token(), Sessions.MAX_AGE);
        return new SessionController.SessionView(SessionController.OperatorView.of(opened.operator()));
    }
}
