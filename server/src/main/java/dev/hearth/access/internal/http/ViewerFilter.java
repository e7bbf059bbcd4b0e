package dev.hearth.access.internal.http;

import dev.hearth.access.Operator;
import dev.hearth.access.Viewer;
import dev.hearth.access.internal.CommandLineToken;
import dev.hearth.access.internal.Sessions;
import dev.hearth.platform.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Finds out who makes a request of the API: the command line by its bearer token, an operator by the session cookie.
 *
 * <p>Against requests that a foreign page makes in an operator's browser, every request that may change something and
 * is not made with a bearer token must carry the header {@code X-Hearth: 1}. A page of another origin cannot set it:
 * the header is not on the safelist of the Fetch standard, so the browser asks by a preflight first, which Hearth never
 * grants. No state and no second cookie are needed. Where the browser says by {@code Sec-Fetch-Site} that the request
 * is not from our own origin it is refused as well, and the cookie is {@code SameSite=Lax}.
 */
final class ViewerFilter extends OncePerRequestFilter {
    static final String HEADER = "X-Hearth";
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final Sessions sessions;
    private final CommandLineToken commandLine;
    private final HandlerExceptionResolver problems;

    ViewerFilter(Sessions sessions, CommandLineToken commandLine, HandlerExceptionResolver problems) {
        this.sessions = sessions;
        this.commandLine = commandLine;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RequestViewer.isApi(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Cache-Control", "no-store");
        try {
            Optional<String> bearer = RequestViewer.bearerToken(request);
            if (bearer.isPresent()) {
                requireCommandLine(bearer.get(), request.getRemoteAddr());
                RequestViewer.set(request, Viewer.commandLine());
            } else {
                requireOwnOrigin(request);
                RequestViewer.sessionToken(request)
                        .flatMap(sessions::recognise)
                        .map(ViewerFilter::viewer)
                        .ifPresent(viewer -> RequestViewer.set(request, viewer));
            }
        } catch (Refusal refusal) {
            problems.resolveException(request, response, null, refusal);
            return;
        }
        chain.doFilter(request, response);
    }

    private void requireCommandLine(String token, String address) {
        if (!commandLine.matches(token) || !isLoopback(address)) {
            throw new Refusal(Refusal.Kind.UNAUTHENTICATED, "access.token_wrong");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void requireOwnOrigin(HttpServletRequest request) {
        if (CorsUtils.isPreFlightRequest(request)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "access.cross_site");
        }
        if (SAFE_METHODS.contains(request.getMethod())) {
            return;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (!"1".equals(request.getHeader(HEADER)) || (site != null && !site.equals("same-origin"))) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "access.cross_site");
        }
    }

    static Viewer viewer(Operator operator) {
        return new Viewer(operator.id(), operator.name(), operator.role());
    }
}
