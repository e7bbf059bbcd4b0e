package dev.hearth.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.testing.Contract;
import dev.hearth.testing.HearthServer;
import dev.hearth.testing.HttpApi;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The committed contract is what the application describes, and traffic that differs from it is found. */
class ContractTest {
    private static final Contract SMALL = new Contract("""
            paths:
              /api/v1/things/{id}:
                get:
                  parameters: [{name: id, in: path}, {name: wide, in: query}]
                  responses:
                    '200':
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Thing'}
                    default:
                      content:
                        application/problem+json:
                          schema: {type: object, required: [code]}
                post:
                  requestBody:
                    content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
                  responses:
                    '204': {description: done}
            components:
              schemas:
                Thing:
                  type: object
                  additionalProperties: false
                  required: [name, at]
                  properties:
                    name: {type: string}
                    at: {type: string, format: date-time}
                    note: {type: [string, 'null']}
            """);

    @Test
    void theCommittedContractIsTheOneTheApplicationDescribes() throws IOException {
        assertThat(Files.readString(Contract.FILE))
                .as("stale: mvn test -Dtest=ContractTest -Dhearth.openapi.write=true")
                .isEqualTo(HearthServer.shared().describedApi());
    }

    @Test
    void theDescriptionKnowsWhatIsRequired() {
        assertThat(HearthServer.shared().describedApi())
                .contains("openapi: 3.1.0")
                .contains("""
                            SignInRequest:
                              type: object
                              additionalProperties: false
                              properties:
                                login:
                                  type: string
                                password:
                                  type: string
                              required:
                              - login
                              - password
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/v1/things/1 | 200 | application/json | {\"name\":\"a\",\"at\":\"2026-01-01T00:00:00Z\"}",
                "GET | /api/v1/things/1?wide=true | 200 | application/json;charset=utf-8 |"
                        + " {\"name\":\"a\",\"at\":\"2026-01-01T00:00:00Z\",\"note\":null}",
                "GET | /api/v1/things/1 | 404 | application/problem+json | {\"code\":\"a.b\"}",
                "POST | /api/v1/things/1 | 204 | text/plain | ''",
                "GET | /api/v1/unknown | 404 | application/problem+json | {}",
            })
    void whatTheContractDescribesPasses(String method, String target, int status, String type, String body) {
        SMALL.check(method, target, "", answer(status, type, body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /api/v1/things/1 | 200 | application/json | {\"name\":\"a\"}",
                "GET | /api/v1/things/1 | 200 | application/json | {\"name\":1,\"at\":\"2026-01-01T00:00:00Z\"}",
                "GET | /api/v1/things/1 | 200 | application/json | {\"name\":\"a\",\"at\":\"yesterday\"}",
                "GET | /api/v1/things/1 | 200 | application/json |"
                        + " {\"name\":\"a\",\"at\":\"2026-01-01T00:00:00Z\",\"more\":1}",
                "GET | /api/v1/things/1 | 200 | text/html | <p>",
                "GET | /api/v1/things/1 | 201 | application/json | {\"name\":\"a\",\"at\":\"2026-01-01T00:00:00Z\"}",
                "GET | /api/v1/things/1?deep=1 | 200 | application/json |"
                        + " {\"name\":\"a\",\"at\":\"2026-01-01T00:00:00Z\"}",
                "GET | /api/v1/things/1 | 404 | text/html | <h1>",
                "POST | /api/v1/things/1 | 204 | text/plain | surprise",
                "GET | /api/v1/unknown | 200 | application/json | {}",
            })
    void whatDiffersFromTheContractFails(String method, String target, int status, String type, String body) {
        assertThatThrownBy(() -> SMALL.check(method, target, "", answer(status, type, body)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aRequestThatSucceedsMustBeInTheContractToo() {
        assertThatThrownBy(() -> SMALL.check("POST", "/api/v1/things/1", "{}", answer(204, "text/plain", "")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("(request)");
    }

    private static HttpApi.Answer answer(int status, String type, String body) {
        return new HttpApi.Answer(
                status, HttpHeaders.of(Map.of("Content-Type", List.of(type)), (name, value) -> true), body);
    }
}
