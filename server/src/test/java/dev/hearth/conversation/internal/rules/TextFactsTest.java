package dev.hearth.conversation.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFactsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "有低因的吗？我晚上喝咖啡睡不着\n还有别的吗",
                "how do I do that?",
                "how do I do that? )",
                "Anyone here?\nI use Windows 10.",
                "周末有活动么～",
                "几点开始？"
            })
    void questions(String text) {
        assertThat(TextFacts.of(text).question()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"收到", "see https://example.org/?q=1", "好的，谢谢。", "", "what a day!"})
    void noQuestions(String text) {
        assertThat(TextFacts.of(text).question()).isFalse();
    }

    @Test
    void lengthCountsCodePointsAndLinksAreCounted() {
        assertThat(TextFacts.of("  👍好 ")).isEqualTo(new TextFacts(2, 0, false));
        assertThat(TextFacts.of("a http://x.y b https://z/?a=b").links()).isEqualTo(2);
    }
}
