package dev.hearth.insight.internal;

import com.zaxxer.hikari.HikariDataSource;
import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.LoggedActivity;
import dev.hearth.activity.Money;
import dev.hearth.activity.Origin;
import dev.hearth.activity.Precision;
import dev.hearth.activity.Source;
import dev.hearth.activity.Subject;
import dev.hearth.community.Communities;
import dev.hearth.community.Community;
import dev.hearth.community.Goal;
import dev.hearth.community.Group;
import dev.hearth.community.GroupType;
import dev.hearth.community.NewGoal;
import dev.hearth.insight.Scope;
import dev.hearth.member.Identities;
import dev.hearth.platform.HearthSettings;
import dev.hearth.platform.Page;
import dev.hearth.platform.Refusal;
import dev.hearth.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A lake, an engine and one community without the rest of the house. */
final class InsightWorld implements AutoCloseable {
    static final CommunityId COMMUNITY = new CommunityId(7);

    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    final List<Group> groups = new ArrayList<>();
    final List<Goal> goals = new ArrayList<>();
    final List<Identities.Standing> standings = new ArrayList<>();
    final Map<Long, String> names = new HashMap<>();
    long standingsVersion = 1;

    final JdbcClient jdbc;
    final LakeStore manifest;
    final DuckStore duck;
    final LakeFollower follower;
    final LakeKeeper keeper;
    final LineQueries lines;
    final ReportService reports;
    final Texts texts = new Texts();
    private final TransactionTemplate transactions;
    private final HikariDataSource database = new HikariDataSource();

    InsightWorld(Path folder) {
        this(folder, settings(2_000_000));
    }

    /** @param keptRows 0: every part of a question reads the files */
    static InsightSettings settings(long keptRows) {
        return new InsightSettings(
                384, 1024, 2, 2, Duration.ofSeconds(2), Duration.ofSeconds(60), 100, keptRows, Duration.ofHours(1));
    }

    InsightWorld(Path folder, InsightSettings settings) {
        database.setJdbcUrl(TestDatabase.createUrl());
        database.setMaximumPoolSize(3);
        Clock clock = new WorldClock();
        var hearth = new HearthSettings(folder, null, 0, zone);
        jdbc = JdbcClient.create(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        manifest = new LakeStore(jdbc);
        duck = new DuckStore(hearth, settings);
        var parquet = new ParquetStore(duck, clock);
        follower = new LakeFollower(manifest, parquet, clock);
        keeper = new LakeKeeper(manifest, duck, settings, clock);
        lines = new LineQueries(parquet, new Accounts(), settings);
        reports = new ReportService(
                new OneCommunity(),
                new Accounts(),
                manifest,
                duck,
                lines,
                new ReportWords(texts),
                settings,
                () -> true,
                clock);
    }

    private final class WorldClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    void follow(List<LoggedActivity> batch) {
        transactions.executeWithoutResult(status -> follower.follow(batch));
    }

    void inTransaction(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    Scope scope(@Nullable String group, @Nullable String from, @Nullable String to) {
        return new Scope(community().publicId(), group, from, to, null);
    }

    Community community() {
        return new Community(
                COMMUNITY,
                UUID.fromString("01890000-0000-7000-8000-000000000007"),
                "tea",
                "Tea <friends> & co",
                zone,
                null,
                Instant.EPOCH);
    }

    Group group(int number, @Nullable GroupType type) {
        var group = new Group(
                new GroupId(number), new UUID(0x7000L, 0x8000_0000_0000_0000L + number), COMMUNITY, "g" + number, type);
        groups.add(group);
        return group;
    }

    void person(long identity, long person, ActorRole role) {
        standings.add(new Identities.Standing(new IdentityId(identity), person, role));
        standingsVersion++;
    }

    /** A line of the log; what a test does not care about has a plain value. */
    static LoggedActivity line(
            long sequence, String kind, int group, long actor, Instant at, Origin origin, Map<String, Object> facts) {
        return new LoggedActivity(
                sequence,
                new UUID(0x7000L, 0x8000_0000_0000_0000L + sequence),
                kind,
                1,
                COMMUNITY,
                group == 0 ? null : new GroupId(group),
                actor == 0 ? null : new IdentityId(actor),
                actor == 0 ? ActorRole.SYSTEM : ActorRole.MEMBER,
                new Subject(Subject.Type.MESSAGE, sequence),
                new Source("test"),
                origin,
                at,
                Precision.SECOND,
                at,
                kind.equals("commerce.order.placed") ? new Money(1990, "CNY") : null,
                facts);
    }

    static LoggedActivity said(long sequence, int group, long actor, Instant at) {
        return line(
                sequence,
                "conversation.message.posted",
                group,
                actor,
                at,
                Origin.IMPORTED,
                Map.of("length", 12, "reply", false, "mentions", 0, "links", 0, "question", false, "reactions", 0));
    }

    @Override
    public void close() throws SQLException {
        duck.close();
        database.close();
    }

    private final class Accounts implements Identities {
        @Override
        public Set<IdentityId> erased(Collection<IdentityId> identities) {
            return Set.of();
        }

        @Override
        public Map<String, IdentityId> ensure(CommunityId community, Source source, Collection<Account> accounts) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Standing> standings(CommunityId community) {
            return List.copyOf(standings);
        }

        @Override
        public long standingsVersion(CommunityId community) {
            return standingsVersion;
        }

        @Override
        public Map<Long, String> namesOfPersons(CommunityId community, Collection<Long> persons) {
            var found = new HashMap<Long, String>();
            persons.forEach(person -> {
                String name = names.get(person);
                if (name != null) {
                    found.put(person, name);
                }
            });
            return found;
        }
    }

    private final class OneCommunity implements Communities {
        @Override
        public Community create(String name, String title, @Nullable ZoneId zone, @Nullable String notice) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Community> byName(String name) {
            return Optional.of(community()).filter(one -> one.name().equals(name));
        }

        @Override
        public Community byPublicId(UUID publicId) {
            if (!community().publicId().equals(publicId)) {
                throw new Refusal(Refusal.Kind.NOT_FOUND, "community.not_found");
            }
            return community();
        }

        @Override
        public Page<Community> list(@Nullable String cursor, int limit) {
            return new Page<>(List.of(community()), null);
        }

        @Override
        public List<Group> groups(CommunityId community) {
            return List.copyOf(groups);
        }

        @Override
        public Map<String, GroupId> ensureGroups(CommunityId community, Source source, Collection<String> keys) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Goal> goals(CommunityId community) {
            return List.copyOf(goals);
        }

        @Override
        public ZoneId zone(CommunityId community) {
            return community().zone();
        }

        @Override
        public Goal addGoal(CommunityId community, NewGoal goal) {
            throw new UnsupportedOperationException();
        }
    }
}
