package dev.hearth.app.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final Arguments.Syntax SYNTAX = new Arguments.Syntax(Set.of("port", "data"), Set.of("json"), 1);

    @Test
    void readsOptionsFlagsAndPositionals() {
        var parsed = Arguments.parse(SYNTAX, List.of("a b", "--json", "--port=81", "--data", "-x"));
        assertThat(parsed.positionals()).containsExactly("a b");
        assertThat(parsed.flag("json")).isTrue();
        assertThat(parsed.number("port", 8080, 0, 65535)).isEqualTo(81);
        assertThat(parsed.option("data")).contains("-x");
        assertThat(Arguments.parse(SYNTAX, List.of("--", "--json")).positionals())
                .containsExactly("--json");
    }

    @ParameterizedTest
    @CsvSource({
        "--colour, usage.unknown_option",
        "-port 1, usage.unknown_option",
        "--json=1, usage.unknown_option",
        "--port, usage.value_missing",
        "--port 1 --port 2, usage.twice",
        "a b, usage.too_many"
    })
    void refusesInOneLine(String line, String key) {
        assertThatThrownBy(() -> Arguments.parse(SYNTAX, List.of(line.split(" "))))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.key()).isEqualTo(key));
    }

    @ParameterizedTest
    @CsvSource({"x", "-1", "65536", "99999999999"})
    void numberHasBounds(String text) {
        var parsed = Arguments.parse(SYNTAX, List.of("--port", text));
        assertThatThrownBy(() -> parsed.number("port", 8080, 0, 65535)).isInstanceOf(UsageException.class);
    }
}
