package dev.hearth.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.access.Allowed;
import dev.hearth.access.Role;
import dev.hearth.testing.HearthServer;
import dev.hearth.testing.HttpApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route, and who may call it: as declared, as listed here, and as HTTP answers. */
class RouteRoleTest {
    private static final String ANYBODY = "anybody";
    private static final String EVERY_OPERATOR = "OWNER ADMIN OPERATOR ANALYST MODERATOR";
    private static final String WHO_OPERATES = "OWNER ADMIN OPERATOR";
    private static final String WHO_ADMINISTERS = "OWNER ADMIN";

    /** A new route needs a row here. */
    private static final Map<String, String> ROUTES = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /api/v1/communities", EVERY_OPERATOR),
            Map.entry("POST /api/v1/communities", WHO_ADMINISTERS),
            Map.entry("GET /api/v1/communities/{communityId}", EVERY_OPERATOR),
            Map.entry("GET /api/v1/communities/{communityId}/goals", EVERY_OPERATOR),
            Map.entry("POST /api/v1/communities/{communityId}/goals", WHO_OPERATES),
            Map.entry("GET /api/v1/communities/{communityId}/groups", EVERY_OPERATOR),
            Map.entry("POST /api/v1/communities/{communityId}/imports", WHO_OPERATES),
            Map.entry("GET /api/v1/communities/{communityId}/people/{personId}/personal-data", WHO_ADMINISTERS),
            Map.entry("DELETE /api/v1/communities/{communityId}/people/{personId}/personal-data", WHO_ADMINISTERS),
            Map.entry("GET /api/v1/communities/{communityId}/report", EVERY_OPERATOR),
            Map.entry("GET /api/v1/communities/{communityId}/speakers", EVERY_OPERATOR),
            Map.entry("GET /api/v1/communities/{communityId}/trend", EVERY_OPERATOR),
            Map.entry("GET /api/v1/overview", EVERY_OPERATOR),
            Map.entry("GET /api/v1/overview/{communityId}", EVERY_OPERATOR),
            Map.entry("GET /api/v1/health", ANYBODY),
            Map.entry("GET /api/v1/imports/{importId}", WHO_OPERATES),
            Map.entry("POST /api/v1/imports/{importId}/cancel", WHO_OPERATES),
            Map.entry("GET /api/v1/imports/{importId}/rejects", WHO_OPERATES),
            Map.entry("GET /api/v1/session", EVERY_OPERATOR),
            Map.entry("POST /api/v1/session", ANYBODY),
            Map.entry("DELETE /api/v1/session", EVERY_OPERATOR),
            Map.entry("GET /api/v1/setup", ANYBODY),
            Map.entry("POST /api/v1/setup", ANYBODY)));

    private final HearthServer server = HearthServer.shared();

    @Test
    void theTableIsWhatIsDeclared() {
        assertThat(declared()).isEqualTo(sortedRoles());
    }

    static Stream<String> routes() {
        return ROUTES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void httpAnswersAsDeclared(String route) {
        String roles = ROUTES.getOrDefault(route, "");
        HttpApi.Answer stranger = call(server.anonymous(), route);
        if (roles.equals(ANYBODY)) {
            assertThat(stranger.code()).as("stranger").isNotEqualTo("access.sign_in_required");
        } else {
            assertThat(stranger.status()).as("stranger").isEqualTo(401);
        }
        Set<Role> allowed = roles.equals(ANYBODY)
                ? EnumSet.allOf(Role.class)
                : Arrays.stream(roles.split(" ")).map(Role::valueOf).collect(Collectors.toSet());
        for (Role role : Role.values()) {
            HttpApi.Answer answer = call(server.as(role), route);
            if (allowed.contains(role)) {
                assertThat(answer.code()).as("%s", role).isNotIn("access.sign_in_required", "access.role_insufficient");
            } else {
                assertThat(answer.status()).as("%s", role).isEqualTo(403);
            }
        }
    }

    @Test
    void anUnknownRouteIsHiddenFromStrangers() {
        assertThat(server.anonymous().get("/api/v1/unheard-of").status()).isEqualTo(401);
        HttpApi.Answer answer = server.owner().get("/api/v1/unheard-of");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("request.route_unknown");
    }

    /** Calls a route with nothing sensible in it: what matters is who is turned away at the door. */
    private static HttpApi.Answer call(HttpApi api, String route) {
        String[] parts = route.split(" ");
        String path = parts[1].replaceAll("\\{[^}]+}", new UUID(0, 0).toString());
        return api.send(parts[0], path, BodyPublishers.noBody(), Map.of());
    }

    private Map<String, String> declared() {
        Map<String, String> declared = new TreeMap<>();
        server.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("dev.hearth.")) {
                for (String path : info.getPatternValues()) {
                    info.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> declared.put(method + " " + path, roles(handler)));
                }
            }
        });
        return declared;
    }

    private static String roles(HandlerMethod handler) {
        Allowed allowed = handler.getMethodAnnotation(Allowed.class);
        return allowed == null ? ANYBODY : sorted(Arrays.stream(allowed.value()));
    }

    private static Map<String, String> sortedRoles() {
        Map<String, String> sorted = new TreeMap<>(ROUTES);
        sorted.replaceAll((route, roles) -> roles.equals(ANYBODY)
                ? ANYBODY
                : sorted(Arrays.stream(roles.split(" ")).map(Role::valueOf)));
        return sorted;
    }

    private static String sorted(Stream<Role> roles) {
        return roles.sorted().map(Enum::name).collect(Collectors.joining(" "));
    }
}
