package dev.hearth.access.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.access.Allowed;
import dev.hearth.access.Public;
import dev.hearth.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

class DeclaredHandlersTest {
    @Test
    void aHandlerThatSaysNothingStopsTheStart() throws NoSuchMethodException {
        assertThat(undeclared("silent")).hasSize(1);
    }

    @Test
    void aHandlerThatContradictsItselfStopsTheStart() throws NoSuchMethodException {
        assertThat(undeclared("both")).hasSize(1);
    }

    @Test
    void aHandlerThatSaysWhoMayCallItIsSound() throws NoSuchMethodException {
        assertThat(undeclared("allowed")).isEmpty();
        assertThat(undeclared("open")).isEmpty();
    }

    private static List<String> undeclared(String method) throws NoSuchMethodException {
        var handler = new HandlerMethod(new Handlers(), Handlers.class.getDeclaredMethod(method));
        return DeclaredHandlers.undeclared(
                Map.of(RequestMappingInfo.paths("/api/v1/" + method).build(), handler));
    }

    @SuppressWarnings("unused")
    static final class Handlers {
        void silent() {}

        @Public
        @Allowed(Role.OWNER)
        void both() {}

        @Allowed(Role.OWNER)
        void allowed() {}

        @Public
        void open() {}
    }
}
