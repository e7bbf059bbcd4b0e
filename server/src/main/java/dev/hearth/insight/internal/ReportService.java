package dev.hearth.insight.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.hearth.activity.CommunityId;
import dev.hearth.community.Communities;
import dev.hearth.community.Community;
import dev.hearth.community.Group;
import dev.hearth.insight.Language;
import dev.hearth.insight.Report;
import dev.hearth.insight.Reports;
import dev.hearth.insight.Scope;
import dev.hearth.insight.Speaker;
import dev.hearth.insight.Trend;
import dev.hearth.insight.internal.rules.Counts;
import dev.hearth.insight.internal.rules.Facts;
import dev.hearth.insight.internal.rules.Periods;
import dev.hearth.insight.internal.rules.PitfallCatalogue;
import dev.hearth.insight.internal.rules.Trends;
import dev.hearth.insight.internal.rules.Window;
import dev.hearth.member.Identities;
import dev.hearth.platform.Page;
import dev.hearth.platform.Refusal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers questions from the lake. An answer is kept by snapshot, standings and question, so that it is computed once
 * for all who ask; the words are put in afterwards.
 */
@Component
class ReportService implements Reports {
    private final Communities communities;
    private final Identities identities;
    private final LakeStore manifest;
    private final DuckStore duck;
    private final LineQueries lines;
    private final ReportWords words;
    private final Freshness freshness;
    private final Clock clock;
    private final Cache<Question, Object> answers;

    ReportService(
            Communities communities,
            Identities identities,
            LakeStore manifest,
            DuckStore duck,
            LineQueries lines,
            ReportWords words,
            InsightSettings settings,
            Freshness freshness,
            Clock clock) {
        this.communities = communities;
        this.identities = identities;
        this.manifest = manifest;
        this.duck = duck;
        this.lines = lines;
        this.words = words;
        this.freshness = freshness;
        this.clock = clock;
        this.answers =
                Caffeine.newBuilder().maximumSize(settings.cachedReports()).build();
    }

    /**
     * What an answer depends on.
     *
     * @param now to the minute; a community without live activity does not depend on it
     * @param detail what else was asked: nothing for the report, else the bucket or the page
     */
    private record Question(
            CommunityId community,
            @Nullable Group group,
            long version,
            long standings,
            @Nullable String from,
            @Nullable String to,
            ZoneId zone,
            @Nullable Instant now,
            String detail) {}

    private record Answer(
            Window window, boolean living, Instant generatedAt, Counts counts, Facts facts, List<Trend.Point> points) {}

    private record TrendAnswer(Window window, Trend.Bucket bucket, List<Trend.Point> points) {}

    private record SpeakersAnswer(List<Speaker> speakers) {}

    /** What all questions need first. */
    private record Place(Community community, @Nullable Group group, List<Group> groups, ZoneId zone, Scope scope) {}

    @Override
    public Report report(Scope scope, Language language) {
        Place place = place(scope);
        long version = freshVersion();
        Answer answer = answer(Answer.class, place, version, "report", (session, window, living) -> {
            Trend.Bucket bucket = Trends.suited(window);
            Instant judgedAt = window.asOf().isBefore(window.to())
                    ? window.asOf()
                    : window.to().minus(1, ChronoUnit.MICROS);
            return new Answer(
                    window,
                    living,
                    clock.instant(),
                    MetricQueries.count(session, window),
                    PitfallQueries.facts(
                            session,
                            judgedAt,
                            lines.operatorsKnown(place.community().id())),
                    Trends.complete(TrendQueries.points(session, window, bucket), window, bucket));
        });
        Window window = answer.window();
        var judgements = PitfallCatalogue.judge(
                answer.facts(),
                place.groups(),
                communities.goals(place.community().id()),
                place.group() != null,
                clock.instant(),
                place.zone());
        return new Report(
                place.community(),
                place.group(),
                language,
                window.from(),
                window.to(),
                window.zone(),
                window.asOf(),
                answer.living(),
                answer.generatedAt(),
                version,
                words.metrics(answer.counts(), window, language),
                judgements.stream()
                        .map(judgement -> words.pitfall(judgement, language))
                        .toList(),
                words.trend(Trends.suited(window), answer.points(), window, language));
    }

    @Override
    public Trend trend(Scope scope, Trend.@Nullable Bucket asked, Language language) {
        Place place = place(scope);
        TrendAnswer answer = answer(
                TrendAnswer.class,
                place,
                freshVersion(),
                "trend " + (asked == null ? "" : asked),
                (session, window, living) -> {
                    Trend.Bucket bucket = asked == null ? Trends.suited(window) : asked;
                    return new TrendAnswer(
                            window,
                            bucket,
                            Trends.complete(TrendQueries.points(session, window, bucket), window, bucket));
                });
        return words.trend(answer.bucket(), answer.points(), answer.window(), language);
    }

    @Override
    public Page<Speaker> speakers(Scope scope, @Nullable String cursor, int limit) {
        int rows = Math.clamp(limit, 1, Page.MAX_LIMIT);
        PageCursor position = PageCursor.read(cursor, freshVersion());
        Place place = place(scope);
        List<Speaker> found = answer(
                        SpeakersAnswer.class,
                        place,
                        position.version(),
                        "speakers " + position.offset() + " " + rows,
                        (session, window, living) ->
                                new SpeakersAnswer(TrendQueries.speakers(session, window, position.offset(), rows + 1)))
                .speakers();
        List<Speaker> page = found.subList(0, Math.min(rows, found.size()));
        Map<Long, String> names = identities.namesOfPersons(
                place.community().id(), page.stream().map(Speaker::person).toList());
        return new Page<>(
                page.stream()
                        .map(speaker -> new Speaker(
                                speaker.person(),
                                names.getOrDefault(speaker.person(), ""),
                                speaker.messages(),
                                speaker.activeDays(),
                                speaker.firstAt(),
                                speaker.lastAt()))
                        .toList(),
                found.size() > rows ? position.after(rows).write() : null);
    }

    private long freshVersion() {
        freshness.await();
        return manifest.version();
    }

    private interface Computation<T> {
        T compute(DuckSession session, Window window, boolean living) throws SQLException;
    }

    private <T> T answer(Class<T> type, Place place, long version, String detail, Computation<T> computation) {
        CommunityId community = place.community().id();
        List<LakeFile> files = manifest.files(community, version);
        long standings = identities.standingsVersion(community);
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var still = new Question(
                community,
                place.group(),
                version,
                standings,
                place.scope().from(),
                place.scope().to(),
                place.zone(),
                null,
                detail);
        Object kept = answers.getIfPresent(still);
        if (kept == null) {
            var living = new Question(
                    community,
                    place.group(),
                    version,
                    standings,
                    place.scope().from(),
                    place.scope().to(),
                    place.zone(),
                    minute,
                    detail);
            kept = answers.getIfPresent(living);
            if (kept == null) {
                var computed = duck.ask(session -> compute(session, place, files, minute, computation));
                answers.put(computed.still() ? still : living, computed.value());
                kept = computed.value();
            }
        }
        return type.cast(kept);
    }

    private record Computed(Object value, boolean still) {}

    private <T> Computed compute(
            DuckSession session, Place place, List<LakeFile> files, Instant now, Computation<T> computation)
            throws SQLException {
        Group group = place.group();
        LineQueries.Extent extent = lines.extent(session, files);
        boolean living = extent != null && extent.live();
        Instant asOf = extent == null || living ? now : extent.last();
        lines.open(session, place.community().id(), group == null ? null : group.id(), files, place.zone());
        Window window = Periods.window(
                place.scope().from(), place.scope().to(), lines.firstActivity(session), asOf, place.zone());
        return new Computed(
                Objects.requireNonNull(computation.compute(session, window, living)), extent != null && !living);
    }

    private Place place(Scope scope) {
        Community community = communities.byPublicId(scope.community());
        List<Group> groups = communities.groups(community.id());
        ZoneId zone = scope.zone() == null ? community.zone() : scope.zone();
        String asked = scope.group();
        if (asked == null) {
            return new Place(community, null, groups, zone, scope);
        }
        Group group = groups.stream()
                .filter(one -> one.publicId().toString().equals(asked))
                .findFirst()
                .or(() ->
                        groups.stream().filter(one -> one.name().equals(asked)).findFirst())
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "insight.group_unknown"));
        return new Place(community, group, List.of(group), zone, scope);
    }
}
