package dev.hearth.access.internal.http;

import dev.hearth.access.Allowed;
import dev.hearth.access.Public;
import dev.hearth.access.Viewer;
import dev.hearth.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to its handler method if {@link Allowed} or {@link Public} says so; before its body is read. */
final class RoleGate implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            if (method.hasMethodAnnotation(Public.class)) {
                return true;
            }
            Allowed allowed = method.getMethodAnnotation(Allowed.class);
            if (allowed != null) {
                requireRole(request, allowed);
                return true;
            }
        }
        if (RequestViewer.isApi(request)) {
            // no route of ours: strangers are not told which routes there are
            requireViewer(request);
            throw new Refusal(Refusal.Kind.NOT_FOUND, "request.route_unknown");
        }
        return true;
    }

    private static void requireRole(HttpServletRequest request, Allowed allowed) {
        Viewer viewer = requireViewer(request);
        if (!Arrays.asList(allowed.value()).contains(viewer.role())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "access.role_insufficient");
        }
    }

    private static Viewer requireViewer(HttpServletRequest request) {
        return RequestViewer.of(request)
                .orElseThrow(() -> new Refusal(Refusal.Kind.UNAUTHENTICATED, "access.sign_in_required"));
    }
}
