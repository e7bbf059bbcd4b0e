package dev.hearth.insight.internal.http;

import dev.hearth.insight.Trend;
import java.util.Locale;

/** Speakers per bucket as a small picture: bars from zero, the peak marked, the ends and the height named. */
final class TrendPicture {
    private static final int WIDTH = 840;
    private static final int HEIGHT = 150;
    private static final int BASE = 130;
    private static final int TOP = 16;

    private TrendPicture() {}

    static String bucketName(Trend trend) {
        return trend.bucket().name().toLowerCase(Locale.ROOT);
    }

    static String svg(Trend trend, String label) {
        long most = Math.max(
                1,
                trend.points().stream().mapToLong(Trend.Point::speakers).max().orElse(0));
        var svg = new StringBuilder();
        svg.append("<svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" role=\"img\" aria-label=\"")
                .append(label)
                .append("\"><line class=\"grid\" x1=\"0\" x2=\"")
                .append(WIDTH)
                .append("\" y1=\"130\" y2=\"130\"/><line class=\"grid\" x1=\"0\" x2=\"")
                .append(WIDTH)
                .append("\" y1=\"16\" y2=\"16\"/><text x=\"0\" y=\"11\">")
                .append(most)
                .append("</text>");
        double step = (double) WIDTH / Math.max(1, trend.points().size());
        for (int index = 0; index < trend.points().size(); index++) {
            Trend.Point point = trend.points().get(index);
            double height = (double) (BASE - TOP) * point.speakers() / most;
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>%s  %d</title></rect>",
                    point.speakers() == most ? "peak" : "bar",
                    index * step,
                    BASE - height,
                    Math.max(step * 0.8, 0.2),
                    height,
                    point.start(),
                    point.speakers()));
        }
        if (!trend.points().isEmpty()) {
            svg.append("<text x=\"0\" y=\"146\">")
                    .append(trend.points().getFirst().start())
                    .append("</text><text x=\"")
                    .append(WIDTH)
                    .append("\" y=\"146\" text-anchor=\"end\">")
                    .append(trend.points().getLast().start())
                    .append("</text>");
        }
        return svg.append("</svg>").toString();
    }
}
