package dev.hearth.insight.internal.http;

import dev.hearth.insight.Language;
import dev.hearth.insight.Metric;
import dev.hearth.insight.Pitfall;
import dev.hearth.insight.Report;
import dev.hearth.insight.Trend;
import dev.hearth.insight.internal.Texts;
import java.lang.Character.UnicodeScript;
import org.springframework.stereotype.Component;

/** The report for a terminal: plain text, columns aligned also where a character is two cells wide. */
@Component
class ReportTable {
    private final Texts texts;

    ReportTable(Texts texts) {
        this.texts = texts;
    }

    String render(Report report) {
        Language language = report.language();
        var out = new StringBuilder();
        out.append(clean(report.community().title()));
        if (report.group() != null) {
            out.append(" · ").append(clean(report.group().name()));
        }
        out.append('\n').append(FigureText.answer(texts, report)).append('\n');
        out.append(FigureText.period(texts, report)).append('\n');
        out.append(FigureText.asOf(texts, report)).append("\n\n");
        Trend.Finding finding = report.trend().finding();
        if (finding != null) {
            out.append(finding.sentence()).append("\n\n");
        }
        int width = report.metrics().stream()
                .mapToInt(metric -> cells(metric.title()))
                .max()
                .orElse(0);
        for (Metric metric : report.metrics()) {
            out.append("  ")
                    .append(metric.title())
                    .repeat(' ', width - cells(metric.title()) + 2)
                    .append(FigureText.of(texts, language, metric.figure(), metric.unit()))
                    .append('\n');
        }
        out.append('\n');
        for (Pitfall pitfall : report.pitfalls()) {
            out.append(mark(pitfall))
                    .append(' ')
                    .append(texts.say(language, "verdict." + pitfall.verdict().code()))
                    .append("  ")
                    .append(pitfall.title())
                    .append("\n    ")
                    .append(clean(pitfall.why()))
                    .append("\n    → ")
                    .append(pitfall.remedy())
                    .append('\n');
        }
        return out.toString();
    }

    private static String mark(Pitfall pitfall) {
        return switch (pitfall.verdict()) {
            case DANGER -> "▲";
            case WATCH -> "◆";
            case GOOD -> "○";
            case CANNOT_JUDGE -> "┄";
        };
    }

    /** Names come from outside: no control character reaches the terminal. */
    private static String clean(String text) {
        return text.codePoints()
                .filter(point -> !Character.isISOControl(point))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int cells(String text) {
        return text.codePoints()
                .map(point ->
                        UnicodeScript.of(point) == UnicodeScript.HAN || (point >= 0xFF00 && point <= 0xFF60) ? 2 : 1)
                .sum();
    }
}
