package dev.hearth.access.internal.http;

import dev.hearth.access.Allowed;
import dev.hearth.access.Public;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Stops the start when a handler method of ours, or anybody's under /api, does not say who may call it. */
final class DeclaredHandlers implements SmartInitializingSingleton {
    private final RequestMappingHandlerMapping mapping;

    DeclaredHandlers(RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> undeclared = undeclared(mapping.getHandlerMethods());
        if (!undeclared.isEmpty()) {
            throw new IllegalStateException("Handlers need exactly one of @Allowed and @Public: " + undeclared);
        }
    }

    static List<String> undeclared(Map<RequestMappingInfo, HandlerMethod> handlers) {
        return handlers.entrySet().stream()
                .filter(entry -> mustDeclare(entry.getKey(), entry.getValue()))
                .filter(entry -> entry.getValue().hasMethodAnnotation(Allowed.class)
                        == entry.getValue().hasMethodAnnotation(Public.class))
                .map(entry -> entry.getValue().toString())
                .sorted()
                .toList();
    }

    private static boolean mustDeclare(RequestMappingInfo info, HandlerMethod handler) {
        boolean ours = handler.getBeanType().getPackageName().startsWith("dev.hearth.");
        boolean errorPage = info.getPatternValues().equals(java.util.Set.of("/error"));
        return (ours && !errorPage) || info.getPatternValues().stream().anyMatch(path -> path.startsWith("/api"));
    }
}
