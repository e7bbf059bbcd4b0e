package dev.hearth.insight.internal.http;

import dev.hearth.access.Allowed;
import dev.hearth.access.Role;
import dev.hearth.insight.Language;
import dev.hearth.insight.Report;
import dev.hearth.insight.Reports;
import dev.hearth.insight.Scope;
import dev.hearth.insight.Speaker;
import dev.hearth.insight.Trend;
import dev.hearth.platform.Page;
import dev.hearth.platform.Refusal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The report of a community, its trend, and the people behind its figures. */
@RestController
@RequestMapping("/api/v1/communities/{communityId}")
class ReportController {
    private static final String DEFAULT_LIMIT = "50";

    private final Reports reports;
    private final ReportPage page;
    private final ReportTable table;

    ReportController(Reports reports, ReportPage page, ReportTable table) {
        this.reports = reports;
        this.page = page;
        this.table = table;
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR, Role.ANALYST, Role.MODERATOR})
    @GetMapping(path = "/report", produces = MediaType.APPLICATION_JSON_VALUE)
    ReportJson report(
            @PathVariable UUID communityId,
            @RequestParam @Nullable String group,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String zone,
            @RequestParam @Nullable String lang) {
        return ReportJson.of(find(communityId, group, from, to, zone, lang));
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR, Role.ANALYST, Role.MODERATOR})
    @GetMapping(path = "/report", produces = "text/html;charset=UTF-8")
    String reportPage(
            @PathVariable UUID communityId,
            @RequestParam @Nullable String group,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String zone,
            @RequestParam @Nullable String lang) {
        return page.render(find(communityId, group, from, to, zone, lang));
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR, Role.ANALYST, Role.MODERATOR})
    @GetMapping(path = "/report", produces = "text/plain;charset=UTF-8")
    String reportTable(
            @PathVariable UUID communityId,
            @RequestParam @Nullable String group,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String zone,
            @RequestParam @Nullable String lang) {
        return table.render(find(communityId, group, from, to, zone, lang));
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR, Role.ANALYST, Role.MODERATOR})
    @GetMapping("/trend")
    ReportJson.TrendJson trend(
            @PathVariable UUID communityId,
            @RequestParam @Nullable String bucket,
            @RequestParam @Nullable String group,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String zone,
            @RequestParam @Nullable String lang) {
        Trend trend = reports.trend(scope(communityId, group, from, to, zone), bucket(bucket), language(lang));
        return ReportJson.TrendJson.of(trend);
    }

    /** One page of speakers. */
    record SpeakersJson(List<SpeakerJson> items, @Nullable String nextCursor) {}

    /**
     * A person behind the figures.
     *
     * @param personId 64-bit number as a string
     * @param name empty where the person was erased
     * @param activeDays local days with at least one message
     * @param firstAt RFC 3339
     */
    record SpeakerJson(String personId, String name, long messages, int activeDays, String firstAt, String lastAt) {
        static SpeakerJson of(Speaker speaker) {
            return new SpeakerJson(
                    Long.toString(speaker.person()),
                    speaker.name(),
                    speaker.messages(),
                    speaker.activeDays(),
                    speaker.firstAt().toString(),
                    speaker.lastAt().toString());
        }
    }

    @Allowed({Role.OWNER, Role.ADMIN, Role.OPERATOR, Role.ANALYST, Role.MODERATOR})
    @GetMapping("/speakers")
    SpeakersJson speakers(
            @PathVariable UUID communityId,
            @RequestParam @Nullable String group,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String zone,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = DEFAULT_LIMIT) int limit) {
        Page<Speaker> found = reports.speakers(scope(communityId, group, from, to, zone), cursor, limit);
        return new SpeakersJson(found.items().stream().map(SpeakerJson::of).toList(), found.nextCursor());
    }

    private Report find(
            UUID communityId,
            @Nullable String group,
            @Nullable String from,
            @Nullable String to,
            @Nullable String zone,
            @Nullable String lang) {
        return reports.report(scope(communityId, group, from, to, zone), language(lang));
    }

    private static Scope scope(
            UUID communityId,
            @Nullable String group,
            @Nullable String from,
            @Nullable String to,
            @Nullable String zone) {
        return new Scope(communityId, blankAsAbsent(group), blankAsAbsent(from), blankAsAbsent(to), zone(zone));
    }

    private static @Nullable String blankAsAbsent(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new Refusal(Refusal.Kind.INVALID, "insight.zone_unknown");
        }
    }

    private static Language language(@Nullable String lang) {
        return switch (lang == null ? "zh" : lang) {
            case "zh", "zh-CN" -> Language.ZH;
            case "en" -> Language.EN;
            default -> throw new Refusal(Refusal.Kind.INVALID, "insight.language_unknown", Map.of("known", "zh, en"));
        };
    }

    private static Trend.@Nullable Bucket bucket(@Nullable String name) {
        return switch (name == null ? "" : name.toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "day" -> Trend.Bucket.DAY;
            case "week" -> Trend.Bucket.WEEK;
            case "month" -> Trend.Bucket.MONTH;
            default ->
                throw new Refusal(Refusal.Kind.INVALID, "insight.bucket_unknown", Map.of("known", "day, week, month"));
        };
    }
}
