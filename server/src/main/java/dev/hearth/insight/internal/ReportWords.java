package dev.hearth.insight.internal;

import dev.hearth.insight.Figure;
import dev.hearth.insight.Language;
import dev.hearth.insight.Metric;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.Pitfall;
import dev.hearth.insight.Trend;
import dev.hearth.insight.Verdict;
import dev.hearth.insight.internal.rules.Counts;
import dev.hearth.insight.internal.rules.Judgement;
import dev.hearth.insight.internal.rules.MetricDefinition;
import dev.hearth.insight.internal.rules.Trends;
import dev.hearth.insight.internal.rules.Window;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts figures and judgements into words. */
@Component
class ReportWords {
    /** A change smaller than this is written with a decimal. */
    private static final double SMALL_CHANGE = 0.01;

    private final Texts texts;

    ReportWords(Texts texts) {
        this.texts = texts;
    }

    List<Metric> metrics(Counts counts, Window window, Language language) {
        return Stream.of(MetricDefinition.values())
                .map(definition -> new Metric(
                        definition.id(),
                        texts.say(language, "metric." + definition.id() + ".title"),
                        definition.unit(),
                        definition.figure(counts, window),
                        window.from(),
                        window.to(),
                        window.zone(),
                        definition.inputs(),
                        texts.say(language, "metric." + definition.id() + ".definition")))
                .toList();
    }

    Pitfall pitfall(Judgement judgement, Language language) {
        String base = "pitfall." + judgement.id();
        Judgement.Limit limit = judgement.limit();
        return new Pitfall(
                judgement.id(),
                texts.say(language, base + ".title"),
                judgement.verdict(),
                judgement.unit(),
                judgement.figure(),
                limit == null
                        ? null
                        : new Pitfall.Threshold(
                                limit.value(),
                                limit.direction(),
                                texts.say(language, base + ".reason." + limit.reason(), judgement.words())),
                judgement.inputs(),
                judgement.sample(),
                judgement.since(),
                why(judgement, base, language),
                remedy(judgement, base, language));
    }

    private String why(Judgement judgement, String base, Language language) {
        return switch (judgement.figure()) {
            case Figure.CannotJudge(List<MissingInput> missing) ->
                texts.say(
                        language,
                        "pitfall.cannot_judge",
                        Map.of(
                                "missing",
                                missing.stream().map(MissingInput::code).toList()));
            case Figure.Known _ -> texts.say(language, base + ".why." + judgement.variant(), judgement.words());
        };
    }

    private String remedy(Judgement judgement, String base, Language language) {
        return switch (judgement.figure()) {
            case Figure.CannotJudge(List<MissingInput> missing) ->
                texts.say(language, "provide." + missing.getFirst().code());
            case Figure.Known _ ->
                judgement.verdict() == Verdict.GOOD
                        ? texts.say(language, "pitfall.good.remedy")
                        : texts.say(language, base + ".remedy");
        };
    }

    Trend trend(Trend.Bucket bucket, List<Trend.Point> points, Window window, Language language) {
        Trends.Turn turn = Trends.turn(points, bucket, window.asOf(), window);
        return new Trend(bucket, window.zone(), points, turn == null ? null : finding(turn, bucket, language));
    }

    private Trend.Finding finding(Trends.Turn turn, Trend.Bucket bucket, Language language) {
        String suffix = bucket.name().toLowerCase(Locale.ROOT);
        var start = DateTimeFormatter.ofPattern(texts.say(language, "trend.start." + suffix), language.locale());
        return new Trend.Finding(
                turn.peak(),
                turn.latest(),
                turn.change(),
                texts.say(
                        language,
                        "trend.fell." + suffix,
                        Map.of(
                                "peakStart", start.format(turn.peak().start()),
                                "peak", turn.peak().speakers(),
                                "latestStart", start.format(turn.latest().start()),
                                "latest", turn.latest().speakers(),
                                "change", rounded(turn.change()))));
    }

    private static double rounded(double change) {
        return Math.abs(change) < SMALL_CHANGE ? change : Math.round(change * 100) / 100.0;
    }
}
