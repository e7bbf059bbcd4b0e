package dev.hearth.platform.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import dev.hearth.platform.Cursor;
import dev.hearth.platform.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class ProblemTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MockMvc mvc = mvc();

    record Item(String name, @Nullable String note) {}

    record Order(long count, Item item, List<Item> more, Instant at) {}

    /** An inner class, so that no component scan takes it into the application. */
    @Controller
    @SuppressWarnings({"unused", "ClassCanBeStatic"})
    final class Routes {
        @GetMapping("/boom")
        @ResponseBody
        String boom() {
            throw new IllegalStateException("secret inside");
        }

        @GetMapping("/refuse/{kind}")
        @ResponseBody
        String refuse(@PathVariable Refusal.Kind kind) {
            throw new Refusal(kind, "test.refused", Map.of("retryAfterSeconds", 7));
        }

        @GetMapping("/things/{id}")
        @ResponseBody
        String thing(@PathVariable UUID id, @RequestParam int limit) {
            return id + " " + Cursor.requireLimit(limit);
        }

        @GetMapping("/page")
        @ResponseBody
        List<String> page(@RequestParam(required = false) @Nullable String cursor) {
            return Cursor.parts(cursor, 2);
        }

        @PostMapping(path = "/orders", consumes = MediaType.APPLICATION_JSON_VALUE)
        @ResponseBody
        Order order(@RequestBody Order order) {
            return order;
        }
    }

    @Test
    void whatIsOurOwnFaultIsNamedByANumberThatTheLogKnows(CapturedOutput output) throws Exception {
        JsonNode problem = problem(get("/boom"), 500);
        assertThat(problem.path("code").asString()).isEqualTo("server.unexpected");
        assertThat(problem.toString()).doesNotContain("secret", "IllegalState");
        assertThat(output.getAll()).contains(problem.at("/parameters/error").asString(), "secret inside");
    }

    @ParameterizedTest
    @EnumSource(Refusal.Kind.class)
    void everyKindOfRefusalHasItsStatus(Refusal.Kind kind) throws Exception {
        MockHttpServletResponse response =
                mvc.perform(get("/refuse/" + kind)).andReturn().getResponse();
        int status = switch (kind) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getHeader("Retry-After")).isEqualTo("7");
        JsonNode problem = JSON.readTree(response.getContentAsString());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asString()).isEqualTo("about:blank");
        assertThat(problem.path("code").asString()).isEqualTo("test.refused");
    }

    @ParameterizedTest
    @CsvSource({
        "/things/no-uuid?limit=1, request.parameter_invalid",
        "/things/00000000-0000-0000-0000-000000000000, request.parameter_missing",
        "/things/00000000-0000-0000-0000-000000000000?limit=many, request.parameter_invalid",
        "/things/00000000-0000-0000-0000-000000000000?limit=99999999999, request.parameter_invalid",
        "/things/00000000-0000-0000-0000-000000000000?limit=201, request.limit_invalid",
        "/things/00000000-0000-0000-0000-000000000000?limit=0, request.limit_invalid",
        "/page?cursor=%25%25, request.cursor_invalid",
        "/page?cursor=YQ, request.cursor_invalid",
        "/page?cursor=_w, request.cursor_invalid",
    })
    void wrongParametersAreNamed(String target, String code) throws Exception {
        assertThat(problem(get(java.net.URI.create(target)), 400).path("code").asString())
                .isEqualTo(code);
    }

    @Test
    void aCursorComesBackAsItWent() throws Exception {
        String cursor = Cursor.of("2026-01-01T00:00:00Z", "围炉");
        assertThat(mvc.perform(get("/page").param("cursor", cursor))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("[\"2026-01-01T00:00:00Z\",\"围炉\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | request.unreadable",
                "'' | request.unreadable",
                "[] | request.unreadable",
                "null | request.unreadable",
                "{\"count\":\"x\"} | request.unreadable",
                "{\"count\":1,\"item\":{},\"more\":[],\"at\":\"2026-01-01T00:00:00Z\"} | request.field_missing",
                "{\"count\":1,\"more\":[],\"at\":\"2026-01-01T00:00:00Z\"} | request.field_missing",
                "{\"count\":1,\"item\":{\"name\":\"a\"},\"more\":[null],\"at\":\"2026-01-01T00:00:00Z\"}"
                        + " | request.field_missing",
                "{\"count\":1,\"item\":{\"name\":\"a\"},\"more\":[{\"name\":\"\\u0000\"}],"
                        + "\"at\":\"2026-01-01T00:00:00Z\"} | request.text_invalid",
                "{\"item\":{\"name\":\"a\"},\"more\":[],\"at\":\"2026-01-01T00:00:00Z\"} | request.unreadable",
                "{\"count\":1,\"item\":{\"name\":\"a\"},\"more\":[],\"at\":\"yesterday\"} | request.unreadable",
                "{\"count\":1,\"item\":{\"nam\":\"a\"},\"more\":[],\"at\":\"2026-01-01T00:00:00Z\"}"
                        + " | request.unreadable",
                "{\"count\":1,\"item\":{\"name\":\"a\"},\"more\":[],\"at\":\"2026-01-01T00:00:00Z\"} {}"
                        + " | request.unreadable",
            })
    void wrongBodiesAreRefused(String body, String code) throws Exception {
        assertThat(problem(json(body), 400).path("code").asString()).isEqualTo(code);
    }

    @Test
    void theMissingFieldIsNamed() throws Exception {
        JsonNode problem = problem(
                json("{\"count\":1,\"item\":{\"name\":\"a\"},\"more\":[{}],\"at\":\"2026-01-01T00:00:00Z\"}"), 400);
        assertThat(problem.at("/parameters/field").asString()).isEqualTo("more[0].name");
    }

    @Test
    void countsGoAsNumbersAndComeEitherWay() throws Exception {
        for (String count : List.of("28586", "\"28586\"")) {
            assertThat(mvc.perform(json("{\"count\":" + count
                                    + ",\"item\":{\"name\":\"a\"},\"more\":[],\"at\":\"2026-01-01T08:00:00+08:00\"}"))
                            .andReturn()
                            .getResponse()
                            .getContentAsString())
                    .isEqualTo("{\"count\":28586,\"item\":{\"name\":\"a\",\"note\":null},"
                            + "\"more\":[],\"at\":\"2026-01-01T00:00:00Z\"}");
        }
    }

    @Test
    void aBodyOverAMebibyteIsRefusedWhileItIsRead() throws Exception {
        String body = "{\"count\":1,\"item\":{\"name\":\"" + "x".repeat(BodyRules.MAX_BYTES) + "\"}}";
        assertThat(problem(json(body), 413).path("code").asString()).isEqualTo("request.too_large");
    }

    @Test
    void otherMethodsAndMediaTypesAreRefused() throws Exception {
        assertThat(problem(put("/orders"), 405).path("code").asString()).isEqualTo("request.method_not_allowed");
        assertThat(problem(post("/orders").contentType("text/plain").content("x"), 415)
                        .path("code")
                        .asString())
                .isEqualTo("request.media_type_unsupported");
        assertThat(problem(get("/page").accept("image/png"), 406).path("code").asString())
                .isEqualTo("request.not_acceptable");
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder json(String body) {
        return post("/orders").contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private JsonNode problem(RequestBuilder request, int status) throws Exception {
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(status);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        return JSON.readTree(response.getContentAsString());
    }

    private MockMvc mvc() {
        var builder = HttpMessageConverters.forServer().registerDefaults();
        new HttpJson().httpJsonConverter(JSON).customize(builder);
        var converters = new java.util.ArrayList<org.springframework.http.converter.HttpMessageConverter<?>>();
        builder.build().forEach(converters::add);
        return MockMvcBuilders.standaloneSetup(new Routes())
                .setControllerAdvice(new ProblemAdvice(), new BodyRules())
                .setMessageConverters(
                        converters.toArray(org.springframework.http.converter.HttpMessageConverter[]::new))
                .build();
    }
}
