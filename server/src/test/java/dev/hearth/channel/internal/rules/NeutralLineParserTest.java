package dev.hearth.channel.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.Money;
import dev.hearth.activity.Precision;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeutralLineParserTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private final NeutralLineParser parser = new NeutralLineParser(ZoneId.of("Asia/Shanghai"), null, NOW);

    @Test
    void readsAWholeMessage() throws LineRejected {
        NeutralLine line = parser.parse("""
                {"type":"message","id":"m2","group":"山泉07群","sender":"u7","senderName":"林晓",
                 "at":"2026-10-26T10:44:10+08:00","text":"有的","replyTo":"m1","mentions":["u8"],
                 "reactions":[{"name":"👍","count":2},{"name":"👍","count":1}],"unknown":{"deep":[1]}}
                """);
        assertThat(line)
                .isEqualTo(new NeutralLine.Message(
                        "m2",
                        "山泉07群",
                        new NeutralLine.Account("u7", "林晓"),
                        Instant.parse("2026-10-26T02:44:10Z"),
                        Precision.SECOND,
                        "有的",
                        "m1",
                        List.of("u8"),
                        Map.of("👍", 3)));
    }

    @Test
    void readsMembersMovementsAndOrders() throws LineRejected {
        assertThat(parser.parse("{\"type\":\"member\",\"id\":7,\"role\":\"operator\"}"))
                .isEqualTo(new NeutralLine.Member(new NeutralLine.Account("7", null), ActorRole.OPERATOR));
        assertThat(parser.parse("{\"type\":\"join\",\"member\":\"u8\",\"at\":\"2026-10-26\",\"source\":\"code-3\"}"))
                .isEqualTo(new NeutralLine.Movement(
                        null,
                        true,
                        null,
                        new NeutralLine.Account("u8", null),
                        Instant.parse("2026-10-25T16:00:00Z"),
                        Precision.DAY,
                        null,
                        "code-3"));
        assertThat(parser.parse(
                        "{\"type\":\"order\",\"at\":\"2026-10-26 12:01\",\"amount\":29.90,\"currency\":\"cny\"}"))
                .isEqualTo(new NeutralLine.Order(
                        null, null, Instant.parse("2026-10-26T04:01:00Z"), Precision.MINUTE, new Money(2990, "CNY")));
        assertThat(((NeutralLine.Order) parser.parse(
                                "{\"type\":\"order\",\"at\":\"2026-10-26\",\"amount\":\"-5\",\"currency\":\"JPY\"}"))
                        .amount())
                .isEqualTo(new Money(-5, "JPY"));
    }

    @Test
    void theDefaultGroupStandsInForAMissingOneOnly() throws LineRejected {
        var withDefault = new NeutralLineParser(ZoneId.of("UTC"), "all", NOW);
        String without = "{\"type\":\"message\",\"sender\":\"u\",\"at\":\"2026-10-26T01:00:00Z\",\"text\":\"x\"}";
        String with = without.replace("\"sender\"", "\"group\":\"g\",\"sender\"");
        assertThat(((NeutralLine.Message) withDefault.parse(without)).group()).isEqualTo("all");
        assertThat(((NeutralLine.Message) withDefault.parse(with)).group()).isEqualTo("g");
    }

    @Test
    void whatPostgresCannotStoreIsReplaced() throws LineRejected {
        String line =
                "{\"type\":\"message\",\"group\":\"g\",\"sender\":\"u\",\"at\":\"2026-10-26T01:00:00.5Z\",\"text\":\"a\\u0000b\\ud83dc👍\"}";
        var message = (NeutralLine.Message) parser.parse(line);
        assertThat(message.text()).isEqualTo("a\uFFFDb\uFFFDc👍");
        assertThat(message.precision()).isEqualTo(Precision.MILLISECOND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not_json||{\"type\":",
                "not_json||{\"type\":\"message\"} trailing",
                "not_an_object||[1,2]",
                "field_missing|type|{}",
                "type_unknown|type|{\"type\":\"gift\"}",
                "field_missing|group|{\"type\":\"message\",\"at\":\"2026-10-26\"}",
                "field_missing|at|{\"type\":\"message\",\"group\":\"g\",\"sender\":\"u\",\"text\":\"x\"}",
                "time_unreadable|at|{\"type\":\"join\",\"member\":\"u\",\"at\":\"yesterday\"}",
                "time_unreadable|at|{\"type\":\"join\",\"member\":\"u\",\"at\":\"2026-02-30\"}",
                "time_out_of_range|at|{\"type\":\"join\",\"member\":\"u\",\"at\":\"1601-01-01T00:00:00Z\"}",
                "time_out_of_range|at|{\"type\":\"join\",\"member\":\"u\",\"at\":\"2100-01-01T00:00:00Z\"}",
                "field_invalid|member|{\"type\":\"join\",\"member\":{\"a\":1},\"at\":\"2026-10-26\"}",
                "role_unknown|role|{\"type\":\"member\",\"id\":\"u\",\"role\":\"boss\"}",
                "amount_invalid|amount|{\"type\":\"order\",\"at\":\"2026-10-26\",\"amount\":\"1e99999999\",\"currency\":\"CNY\"}",
                "amount_invalid|amount|{\"type\":\"order\",\"at\":\"2026-10-26\",\"amount\":1.005,\"currency\":\"CNY\"}",
                "currency_unknown|currency|{\"type\":\"order\",\"at\":\"2026-10-26\",\"amount\":1,\"currency\":\"QQQ\"}",
                "source_invalid|source|{\"type\":\"join\",\"member\":\"u\",\"at\":\"2026-10-26\",\"source\":\"a b\"}"
            })
    void refusesWithCodeAndField(String code, String field, String line) {
        assertThatThrownBy(() -> parser.parse(line)).isInstanceOfSatisfying(LineRejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(code);
            assertThat(rejected.field()).isEqualTo(field == null ? "" : field);
        });
    }

    @Test
    void depthAndLengthAreBounded() {
        String deep = "{\"type\":\"message\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThatThrownBy(() -> parser.parse(deep)).hasMessageContaining("not_json");
        String longText = "{\"type\":\"message\",\"group\":\"g\",\"sender\":\"u\",\"at\":\"2026-10-26\",\"text\":\""
                + "x".repeat(NeutralLineParser.MAX_TEXT_LENGTH + 1) + "\"}";
        assertThatThrownBy(() -> parser.parse(longText)).hasMessageContaining("field_too_long");
    }
}
