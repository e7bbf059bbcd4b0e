package dev.hearth.insight.internal.http;

import dev.hearth.insight.Figure;
import dev.hearth.insight.Language;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.Report;
import dev.hearth.insight.Verdict;
import dev.hearth.insight.internal.Texts;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures and headings as people read them, for the page and the table alike. */
final class FigureText {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private FigureText() {}

    /** The figure with its unit, or the chip that says what is missing. */
    static String of(Texts texts, Language language, Figure figure, String unit) {
        return switch (figure) {
            case Figure.Known(double value, Double _, Double _) -> {
                String name = texts.say(language, "unit." + unit);
                yield number(language, value, unit) + (name.isEmpty() ? "" : " " + name);
            }
            case Figure.CannotJudge(List<MissingInput> missing) ->
                texts.say(language, "verdict.cannot_judge")
                        + (language == Language.ZH ? "：缺少" : ": no ")
                        + missing.stream()
                                .map(input -> texts.say(language, "missing." + input.code()))
                                .collect(Collectors.joining(texts.say(language, "list.separator")));
        };
    }

    static String number(Language language, double value, String unit) {
        if (unit.equals("ratio")) {
            return Texts.percent(language, value);
        }
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }

    /** The page's title is its answer. */
    static String answer(Texts texts, Report report) {
        Map<String, Long> counts = Map.of(
                "danger", count(report, Verdict.DANGER),
                "watch", count(report, Verdict.WATCH),
                "unknown", count(report, Verdict.CANNOT_JUDGE));
        String variant;
        if (counts.getOrDefault("danger", 0L) > 0) {
            variant = "danger";
        } else {
            variant = counts.getOrDefault("watch", 0L) > 0 ? "watch" : "good";
        }
        return texts.say(report.language(), "report.answer." + variant, counts);
    }

    static String period(Texts texts, Report report) {
        return texts.say(
                report.language(),
                "report.period",
                Map.of(
                        "from", minute(report, report.from()),
                        "to", minute(report, report.to()),
                        "zone", report.zone().getId()));
    }

    static String asOf(Texts texts, Report report) {
        return texts.say(
                report.language(),
                report.living() ? "report.living" : "report.imported",
                Map.of("asOf", minute(report, report.asOf())));
    }

    private static String minute(Report report, Instant instant) {
        return MINUTE.format(instant.atZone(report.zone()));
    }

    private static long count(Report report, Verdict verdict) {
        return report.pitfalls().stream()
                .filter(pitfall -> pitfall.verdict() == verdict)
                .count();
    }
}
