package dev.hearth.insight.internal.http;

import dev.hearth.community.Group;
import dev.hearth.insight.Figure;
import dev.hearth.insight.Metric;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.Pitfall;
import dev.hearth.insight.Report;
import dev.hearth.insight.Trend;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report as JSON: instants RFC 3339 in UTC, ids and 64-bit numbers as strings, days as local dates.
 *
 * @param lang BCP 47 tag of the sentences
 * @param manifest snapshot the figures were computed from
 */
record ReportJson(
        CommunityJson community,
        @Nullable GroupJson group,
        String lang,
        String from,
        String to,
        String zone,
        String asOf,
        boolean living,
        String generatedAt,
        String manifest,
        List<MetricJson> metrics,
        List<PitfallJson> pitfalls,
        TrendJson trend) {
    static ReportJson of(Report report) {
        Group group = report.group();
        return new ReportJson(
                new CommunityJson(
                        report.community().publicId().toString(),
                        report.community().name(),
                        report.community().title(),
                        report.community().notice()),
                group == null ? null : new GroupJson(group.publicId().toString(), group.name()),
                report.language().tag(),
                report.from().toString(),
                report.to().toString(),
                report.zone().getId(),
                report.asOf().toString(),
                report.living(),
                report.generatedAt().toString(),
                Long.toString(report.manifest()),
                report.metrics().stream().map(MetricJson::of).toList(),
                report.pitfalls().stream().map(PitfallJson::of).toList(),
                TrendJson.of(report.trend()));
    }

    /** Whom the report is about. */
    record CommunityJson(
            String id, String name, String title, @Nullable String notice) {}

    /** Which group, where it is about one. */
    record GroupJson(String id, String name) {}

    /** A figure; {@code value} is absent and {@code missing} is not empty where it cannot be judged. */
    record MetricJson(
            String id,
            String title,
            @Nullable Double value,
            String unit,
            @Nullable Double numerator,
            @Nullable Double denominator,
            String from,
            String to,
            String zone,
            List<String> inputs,
            String definition,
            List<String> missing) {
        static MetricJson of(Metric metric) {
            Figure.Known known = known(metric.figure());
            return new MetricJson(
                    metric.id(),
                    metric.title(),
                    known == null ? null : known.value(),
                    metric.unit(),
                    known == null ? null : known.numerator(),
                    known == null ? null : known.denominator(),
                    metric.from().toString(),
                    metric.to().toString(),
                    metric.zone().getId(),
                    metric.inputs(),
                    metric.definition(),
                    missingOf(metric.figure()));
        }
    }

    /** The figure a pitfall is judged by. */
    record FigureJson(
            @Nullable Double value,
            String unit,
            @Nullable Double numerator,
            @Nullable Double denominator) {}

    /** @param direction {@code at_least} or {@code below}: where the figure should stay */
    record ThresholdJson(double value, String direction, String reason) {}

    /** A pitfall, judged. */
    record PitfallJson(
            String id,
            String title,
            String verdict,
            FigureJson figure,
            @Nullable ThresholdJson threshold,
            List<String> inputs,
            List<String> missing,
            @Nullable Long sample,
            @Nullable LocalDate since,
            String why,
            String remedy) {
        static PitfallJson of(Pitfall pitfall) {
            Figure.Known known = known(pitfall.figure());
            Pitfall.Threshold threshold = pitfall.threshold();
            return new PitfallJson(
                    pitfall.id(),
                    pitfall.title(),
                    pitfall.verdict().code(),
                    new FigureJson(
                            known == null ? null : known.value(),
                            pitfall.unit(),
                            known == null ? null : known.numerator(),
                            known == null ? null : known.denominator()),
                    threshold == null
                            ? null
                            : new ThresholdJson(
                                    threshold.value(),
                                    threshold.direction().name().toLowerCase(Locale.ROOT),
                                    threshold.reason()),
                    pitfall.inputs(),
                    missingOf(pitfall.figure()),
                    pitfall.sample(),
                    pitfall.since(),
                    pitfall.why(),
                    pitfall.remedy());
        }
    }

    /** Messages and speakers per bucket. */
    record TrendJson(
            String bucket,
            String zone,
            List<PointJson> points,
            @Nullable FindingJson finding) {
        static TrendJson of(Trend trend) {
            Trend.Finding finding = trend.finding();
            return new TrendJson(
                    trend.bucket().name().toLowerCase(Locale.ROOT),
                    trend.zone().getId(),
                    trend.points().stream().map(PointJson::of).toList(),
                    finding == null
                            ? null
                            : new FindingJson(
                                    PointJson.of(finding.peak()),
                                    PointJson.of(finding.latest()),
                                    finding.change(),
                                    finding.sentence()));
        }
    }

    /** @param start first local day of the bucket */
    record PointJson(LocalDate start, long messages, long speakers) {
        static PointJson of(Trend.Point point) {
            return new PointJson(point.start(), point.messages(), point.speakers());
        }
    }

    /** @param change of speakers since the peak, −1 to 0 */
    record FindingJson(PointJson peak, PointJson latest, double change, String sentence) {}

    private static Figure.@Nullable Known known(Figure figure) {
        return switch (figure) {
            case Figure.Known known -> known;
            case Figure.CannotJudge _ -> null;
        };
    }

    private static List<String> missingOf(Figure figure) {
        return switch (figure) {
            case Figure.Known _ -> List.of();
            case Figure.CannotJudge(List<MissingInput> missing) ->
                missing.stream().map(MissingInput::code).toList();
        };
    }
}
