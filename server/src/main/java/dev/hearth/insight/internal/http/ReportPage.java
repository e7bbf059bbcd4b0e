package dev.hearth.insight.internal.http;

import dev.hearth.insight.Figure;
import dev.hearth.insight.Language;
import dev.hearth.insight.Metric;
import dev.hearth.insight.Pitfall;
import dev.hearth.insight.Report;
import dev.hearth.insight.internal.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The report as one page that needs nothing else: to be read, printed or sent on. */
@Component
class ReportPage {
    private final Texts texts;
    private final String style;

    ReportPage(Texts texts) {
        this.texts = texts;
        try (InputStream css = Objects.requireNonNull(ReportPage.class.getResourceAsStream("/insight/report.css"))) {
            this.style = new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String render(Report report) {
        Language language = report.language();
        String title = report.community().title()
                + (report.group() == null ? "" : " · " + report.group().name());
        var page = new StringBuilder();
        page.append("<!doctype html><html lang=\"")
                .append(language.tag())
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,"
                        + "initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>")
                .append(escape(title))
                .append("</title><style>")
                .append(style)
                .append("</style></head><body><main><p class=\"note\">")
                .append(escape(title))
                .append(" · ")
                .append(escape(say(language, "report.name")))
                .append("</p><h1>")
                .append(escape(FigureText.answer(texts, report)))
                .append("</h1><p class=\"note\">")
                .append(escape(FigureText.period(texts, report)))
                .append(" · ")
                .append(escape(FigureText.asOf(texts, report)))
                .append("</p>");
        String notice = report.community().notice();
        if (notice != null) {
            page.append("<p class=\"note\">")
                    .append(escape(texts.sayOr(language, "notice." + notice, notice)))
                    .append("</p>");
        }
        if (report.trend().finding() != null) {
            page.append("<p class=\"lead\">")
                    .append(escape(report.trend().finding().sentence()))
                    .append("</p>");
        }
        String trendTitle = say(language, "report.trend." + TrendPicture.bucketName(report.trend()));
        section(page, trendTitle);
        page.append(TrendPicture.svg(report.trend(), escape(trendTitle)));
        section(page, say(language, "report.pitfalls"));
        report.pitfalls().forEach(pitfall -> pitfall(page, pitfall, language));
        section(page, say(language, "report.figures"));
        page.append("<table>");
        report.metrics().forEach(metric -> metric(page, metric, language));
        return page.append("</table></main></body></html>").toString();
    }

    private void pitfall(StringBuilder page, Pitfall pitfall, Language language) {
        page.append("<article><span class=\"chip ")
                .append(pitfall.verdict().code())
                .append("\">")
                .append(
                        switch (pitfall.verdict()) {
                            case DANGER -> "▲ ";
                            case WATCH -> "◆ ";
                            case GOOD -> "○ ";
                            case CANNOT_JUDGE -> "┄ ";
                        })
                .append(escape(say(language, "verdict." + pitfall.verdict().code())))
                .append("</span><h3>")
                .append(escape(pitfall.title()))
                .append("</h3><p>")
                .append(escape(pitfall.why()))
                .append("</p><p class=\"note\">")
                .append(escape(notes(pitfall, language)))
                .append("</p><p class=\"remedy\"><b>")
                .append(escape(say(language, "report.remedy")))
                .append("</b> ")
                .append(escape(pitfall.remedy()))
                .append("</p></article>");
    }

    /** Sample, since, threshold and inputs, in this order. */
    private String notes(Pitfall pitfall, Language language) {
        var notes = new StringBuilder();
        if (pitfall.sample() != null) {
            notes.append(texts.say(language, "report.sample", Map.of("sample", pitfall.sample())))
                    .append(" · ");
        }
        if (pitfall.since() != null) {
            notes.append(texts.say(language, "report.since", Map.of("since", pitfall.since())))
                    .append(" · ");
        }
        if (pitfall.threshold() != null) {
            notes.append(say(language, "report.threshold"))
                    .append(' ')
                    .append(FigureText.number(language, pitfall.threshold().value(), pitfall.unit()))
                    .append(language == Language.ZH ? "：" : ": ")
                    .append(pitfall.threshold().reason())
                    .append(" · ");
        }
        return notes.append(say(language, "report.inputs"))
                .append(' ')
                .append(pitfall.inputs().stream()
                        .map(input -> texts.say(language, "input." + input))
                        .collect(Collectors.joining(language == Language.ZH ? "、" : ", ")))
                .toString();
    }

    private void metric(StringBuilder page, Metric metric, Language language) {
        boolean known = metric.figure() instanceof Figure.Known;
        page.append("<tr><td>")
                .append(escape(metric.title()))
                .append("<div class=\"note\">")
                .append(escape(metric.definition()))
                .append("</div></td><td class=\"")
                .append(known ? "figure" : "unknown")
                .append("\">")
                .append(escape(FigureText.of(texts, language, metric.figure(), metric.unit())))
                .append("</td></tr>");
    }

    private static void section(StringBuilder page, String title) {
        page.append("<h2>").append(escape(title)).append("</h2>");
    }

    private String say(Language language, String key) {
        return texts.say(language, key);
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
