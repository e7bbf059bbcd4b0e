package dev.hearth.insight.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.insight.Language;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.internal.rules.MetricDefinition;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
    private final Texts texts = new Texts();

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(new TreeSet<>(texts.keys(Language.ZH))).isEqualTo(new TreeSet<>(texts.keys(Language.EN)));
    }

    @Test
    void everyMetricAndMissingInputHasItsWords() {
        for (Language language : Language.values()) {
            for (MetricDefinition metric : MetricDefinition.values()) {
                assertThat(texts.say(language, "metric." + metric.id() + ".definition"))
                        .isNotBlank();
                assertThat(texts.keys(language)).contains("unit." + metric.unit());
            }
            for (MissingInput missing : MissingInput.values()) {
                assertThat(texts.say(language, "missing." + missing.code())).isNotBlank();
                assertThat(texts.say(language, "provide." + missing.code())).isNotBlank();
            }
        }
    }

    @Test
    void chineseIsPunctuatedAsChinese() {
        var halfWidth = Pattern.compile("\\p{IsHan}[,;:!?]|!|！|您|亲|[“”‘’]");
        for (String key : texts.keys(Language.ZH)) {
            String text = texts.say(Language.ZH, key, new AnyValue());
            assertThat(halfWidth.matcher(text).find()).as(key + "=" + text).isFalse();
        }
    }

    /** Stands for whatever a sentence names. */
    private static final class AnyValue extends AbstractMap<String, Object> {
        @Override
        public Object get(Object key) {
            return 7L;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return Set.of();
        }
    }

    @Test
    void figuresAreWrittenAsTheLanguageWritesThem() {
        assertThat(texts.say(
                        Language.EN,
                        "trend.fell.month",
                        Map.of(
                                "peakStart",
                                "Mar 2017",
                                "peak",
                                1_144L,
                                "latestStart",
                                "Dec 2019",
                                "latest",
                                26L,
                                "change",
                                -0.82)))
                .isEqualTo("Speakers a month fell from 1,144 in Mar 2017 to 26 in Dec 2019, −82%");
        assertThat(texts.say(
                        Language.ZH,
                        "pitfall.no-goal.why.lacking",
                        Map.of("goal", "复购率", "lacking", List.of("actions", "review"))))
                .isEqualTo("目标「复购率」还缺：行动、14 天内的回顾。");
    }
}
