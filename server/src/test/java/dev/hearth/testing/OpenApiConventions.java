package dev.hearth.testing;

import dev.hearth.access.Allowed;
import dev.hearth.access.Viewer;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What springdoc cannot know about our API; part of the application only in tests. */
class OpenApiConventions {
    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Viewer.class)
                .replaceWithSchema(StreamingResponseBody.class, new StringSchema().format("binary"));
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OpenAPI hearthApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Hearth")
                        .version("v1")
                        .description("Operators' browsers send the session cookie, and with every request that changes"
                                + " something the header X-Hearth: 1. The command line sends a bearer token."))
                .servers(List.of(new Server().url("/")));
    }

    /** Ids, tags and roles of operations come from the code, so that none depends on another. */
    @Bean
    OperationCustomizer operations() {
        return (operation, handler) -> {
            String controller = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
            operation.setOperationId(controller.substring(0, 1).toLowerCase(Locale.ROOT)
                    + controller.substring(1)
                    + capital(handler.getMethod().getName()));
            operation.setTags(List.of(handler.getBeanType().getPackageName().split("\\.")[2]));
            Allowed allowed = handler.getMethodAnnotation(Allowed.class);
            operation.addExtension(
                    "x-roles",
                    allowed == null
                            ? List.of("ANYBODY")
                            : Arrays.stream(allowed.value())
                                    .map(Enum::name)
                                    .sorted()
                                    .toList());
            describeUpload(operation, handler);
            return operation;
        };
    }

    /** Every operation may answer with a problem document. */
    @Bean
    OpenApiCustomizer problems() {
        return api -> {
            api.getComponents().addSchemas("Problem", problem());
            var content = new Content()
                    .addMediaType(
                            "application/problem+json",
                            new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .map(operation -> {
                        if (operation.getResponses() == null) {
                            operation.setResponses(new ApiResponses());
                        }
                        return operation.getResponses();
                    })
                    .forEach(responses -> responses.setDefault(
                            new ApiResponse().description("refused (RFC 9457)").content(content)));
        };
    }

    private static Schema<?> problem() {
        Schema<?> problem = new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("code", new StringSchema().pattern("^[a-z]+\\.[a-z_0-9]+$"))
                .addProperty("parameters", new ObjectSchema().additionalProperties(true));
        problem.setRequired(List.of("type", "title", "status", "code", "parameters"));
        problem.setAdditionalProperties(false);
        return problem;
    }

    private static void describeUpload(Operation operation, HandlerMethod handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        boolean streams =
                Stream.of(handler.getMethod().getParameterTypes()).anyMatch(type -> type == InputStream.class);
        if (streams && mapping != null) {
            var content = new Content();
            for (String type : mapping.consumes()) {
                content.addMediaType(type, new MediaType().schema(new StringSchema().format("binary")));
            }
            operation.setRequestBody(new RequestBody().required(true).content(content));
        }
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
