package dev.hearth.insight.internal;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.LoggedActivity;
import dev.hearth.activity.Precision;
import dev.hearth.insight.Trend;
import dev.hearth.insight.internal.rules.Counts;
import dev.hearth.insight.internal.rules.Facts;
import dev.hearth.insight.internal.rules.Window;
import dev.hearth.member.Identities.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The figures once more, in plain Java from the lines themselves, with loops where the engine has windows. It shares no
 * code with the engine but the records of its answers.
 */
final class Oracle {
    private static final Duration WEEK = Duration.ofDays(7);

    private final List<Said> lines;
    private final Window window;

    /** A line with its person and role. */
    private record Said(LoggedActivity line, long person, ActorRole role) {
        Instant at() {
            return line.occurredAt();
        }

        boolean message() {
            return line.kind().equals("conversation.message.posted");
        }

        boolean join() {
            return line.kind().equals("member.membership.joined");
        }

        boolean leave() {
            return line.kind().equals("member.membership.left");
        }

        boolean deliberate() {
            return message() || line.kind().equals("commerce.order.placed");
        }

        boolean member() {
            return role == ActorRole.MEMBER;
        }

        boolean human() {
            return role != ActorRole.BOT && role != ActorRole.SYSTEM;
        }

        int group() {
            return line.group() == null ? 0 : line.group().value();
        }

        boolean reply() {
            return Boolean.TRUE.equals(line.facts().get("reply"));
        }

        @Nullable
        Long replyTo() {
            return line.facts().get("replyTo") instanceof Long identity ? identity : null;
        }

        boolean exact() {
            return line.precision() != Precision.DAY;
        }
    }

    private final Map<Long, Standing> standings = new HashMap<>();

    Oracle(List<LoggedActivity> log, List<Standing> known, Window window, @Nullable Integer group) {
        this.window = window;
        for (Standing standing : known) {
            standings.put(standing.identity().value(), standing);
        }
        var read = new ArrayList<Said>();
        for (LoggedActivity line : log) {
            boolean counts = Set.of(
                            "conversation.message.posted",
                            "commerce.order.placed",
                            "member.membership.joined",
                            "member.membership.left")
                    .contains(line.kind());
            if (counts
                    && (group == null || (line.group() != null && line.group().value() == group))) {
                if (line.actor() == null) {
                    read.add(new Said(line, 0, ActorRole.SYSTEM));
                } else {
                    read.add(new Said(line, person(line.actor().value()), role(line)));
                }
            }
        }
        read.sort(
                Comparator.comparing(Said::at).thenComparing(said -> said.line().sequence()));
        lines = List.copyOf(read);
    }

    private long person(long identity) {
        Standing standing = standings.get(identity);
        return standing == null ? -identity : standing.person();
    }

    private ActorRole role(LoggedActivity line) {
        Standing own = line.actor() == null ? null : standings.get(line.actor().value());
        if (own == null) {
            return line.actorRole();
        }
        if (own.role() == ActorRole.BOT || own.role() == ActorRole.SYSTEM) {
            return own.role();
        }
        for (ActorRole role : List.of(ActorRole.OPERATOR, ActorRole.PLANTED)) {
            for (Standing other : standings.values()) {
                if (other.person() == own.person() && other.role() == role) {
                    return role;
                }
            }
        }
        return ActorRole.MEMBER;
    }

    private boolean inside(Said said) {
        return !said.at().isBefore(window.from()) && said.at().isBefore(window.to());
    }

    private LocalDate day(Said said) {
        return said.at().atZone(window.zone()).toLocalDate();
    }

    private long persons(Predicate<Said> which) {
        return lines.stream().filter(which).map(Said::person).distinct().count();
    }

    private long count(Predicate<Said> which) {
        return lines.stream().filter(which).count();
    }

    private boolean trailing(Said said, int days) {
        Instant start = window.to().atZone(window.zone()).minusDays(days).toInstant();
        return !said.at().isBefore(start) && said.at().isBefore(window.to());
    }

    private long personDays(Predicate<Said> which) {
        record PersonDay(long person, LocalDate day) {}
        return lines.stream()
                .filter(which)
                .map(said -> new PersonDay(said.person(), day(said)))
                .distinct()
                .count();
    }

    Counts counts() {
        Predicate<Said> spoken = said -> said.message() && said.human() && inside(said);
        Predicate<Said> active = said -> said.deliberate() && said.member();
        var perPerson = new HashMap<Long, Long>();
        lines.stream().filter(spoken).forEach(said -> perPerson.merge(said.person(), 1L, Long::sum));
        long topTen = perPerson.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(10)
                .mapToLong(Long::longValue)
                .sum();
        long[] newcomers = newcomers();
        long[] joined = joined(window.from(), window.to(), window.asOf());
        List<Opener> openers = openers();
        return new Counts(
                count(spoken),
                persons(spoken),
                topTen,
                personDays(active.and(this::inside)),
                persons(active.and(said -> trailing(said, 7))),
                persons(active.and(said -> trailing(said, 30))),
                personDays(active.and(said -> trailing(said, 30))),
                count(said -> said.message() && said.member() && inside(said)),
                count(said -> said.message() && said.member() && inside(said) && followed(said)),
                newcomers[0],
                newcomers[1],
                count(said -> (said.join() || said.leave()) && said.member()) > 0,
                count(said -> said.join() && said.member() && inside(said)),
                count(said -> said.leave() && said.member() && inside(said)),
                members(),
                joined[0],
                joined[1],
                joined[2],
                count(said -> said.message() && said.replyTo() != null) > 0,
                openers.stream().filter(this::mature).count(),
                openers.stream()
                        .filter(this::mature)
                        .filter(opener -> opener.answered() != null
                                && !opener.answered().isAfter(opener.at().plus(Duration.ofDays(1))))
                        .count(),
                median(openers));
    }

    private boolean followed(Said said) {
        boolean after = false;
        for (Said other : lines) {
            if (after
                    && other.message()
                    && other.member()
                    && other.group() == said.group()
                    && other.person() != said.person()) {
                return !other.at().isAfter(said.at().plus(Duration.ofMinutes(10)));
            }
            after |= other.equals(said);
        }
        return false;
    }

    private long[] newcomers() {
        var days = new TreeMap<Long, List<Said>>();
        lines.stream()
                .filter(said -> said.deliberate() && said.member())
                .forEach(said -> days.computeIfAbsent(said.person(), person -> new ArrayList<>())
                        .add(said));
        long mature = 0;
        long back = 0;
        LocalDate today = window.asOf().atZone(window.zone()).toLocalDate();
        for (List<Said> acts : days.values()) {
            LocalDate first = day(acts.getFirst());
            if (inside(acts.getFirst()) && first.plusDays(7).isBefore(today)) {
                mature++;
                boolean again = acts.stream()
                        .map(this::day)
                        .anyMatch(day -> day.isAfter(first) && !day.isAfter(first.plusDays(7)));
                back += again ? 1 : 0;
            }
        }
        return new long[] {mature, back};
    }

    private long[] joined(Instant from, Instant to, Instant asOf) {
        var firsts = new HashMap<Long, Instant>();
        lines.stream()
                .filter(said -> said.join() && said.member())
                .forEach(said -> firsts.putIfAbsent(said.person(), said.at()));
        long[] cohort = new long[3];
        firsts.forEach((person, at) -> {
            if (!at.isBefore(from) && at.isBefore(to) && !at.plus(WEEK).isAfter(asOf)) {
                Predicate<Said> within = said -> said.person() == person
                        && said.member()
                        && !said.at().isBefore(at)
                        && said.at().isBefore(at.plus(WEEK));
                cohort[0]++;
                cohort[1] += count(within.and(Said::deliberate)) > 0 ? 1 : 0;
                cohort[2] += count(within.and(Said::leave)) > 0 ? 1 : 0;
            }
        });
        return cohort;
    }

    private long members() {
        record Place(long person, int group) {}
        var inside = new HashMap<Place, Boolean>();
        for (Said said : lines) {
            if (said.member() && (said.join() || said.leave()) && !said.at().isAfter(window.asOf())) {
                inside.put(new Place(said.person(), said.group()), said.join());
            }
        }
        var members = new HashSet<Long>();
        inside.forEach((place, in) -> {
            if (in) {
                members.add(place.person());
            }
        });
        return members.size();
    }

    /** A message that answers nobody, its first answer, and the next such message of the same person in the group. */
    private record Opener(
            Instant at,
            @Nullable Instant answered,
            @Nullable Instant superseded) {}

    private boolean mature(Opener opener) {
        return !opener.at().plus(Duration.ofDays(1)).isAfter(window.asOf());
    }

    private List<Opener> openers() {
        List<Said> roots = lines.stream()
                .filter(said -> said.message() && said.member() && said.exact() && !said.reply())
                .toList();
        var openers = new ArrayList<Opener>();
        for (int index = 0; index < roots.size(); index++) {
            Said root = roots.get(index);
            Said next = null;
            for (int later = index + 1; later < roots.size() && next == null; later++) {
                Said other = roots.get(later);
                next = other.person() == root.person() && other.group() == root.group() ? other : null;
            }
            Instant until = next == null ? null : next.at();
            Instant answered = lines.stream()
                    .filter(said -> said.message() && said.human() && said.exact() && said.reply())
                    .filter(said -> {
                        Long to = said.replyTo();
                        return to != null && person(to) == root.person() && said.person() != root.person();
                    })
                    .filter(said -> said.group() == root.group()
                            && !said.at().isBefore(root.at())
                            && (until == null || said.at().isBefore(until)))
                    .map(Said::at)
                    .findFirst()
                    .orElse(null);
            if (inside(root)) {
                openers.add(new Opener(root.at(), answered, until));
            }
        }
        return openers;
    }

    /** Survival by its definition: at each time with an end, the product of (1 − ended / still waiting just before). */
    private @Nullable Long median(List<Opener> openers) {
        record Wait(long microseconds, boolean ended) {}
        var waits = new ArrayList<Wait>();
        for (Opener opener : openers) {
            if (!opener.at().isAfter(window.asOf())) {
                Instant end = opener.answered();
                boolean ended = end != null;
                if (end == null) {
                    end = opener.superseded() == null || opener.superseded().isAfter(window.asOf())
                            ? window.asOf()
                            : opener.superseded();
                }
                waits.add(new Wait(ChronoUnit.MICROS.between(opener.at(), end), ended));
            }
        }
        double surviving = 1;
        for (long time : waits.stream()
                .filter(Wait::ended)
                .mapToLong(Wait::microseconds)
                .distinct()
                .sorted()
                .toArray()) {
            long waiting =
                    waits.stream().filter(wait -> wait.microseconds() >= time).count();
            long ended = waits.stream()
                    .filter(wait -> wait.ended() && wait.microseconds() == time)
                    .count();
            surviving *= 1 - (double) ended / waiting;
            if (surviving <= 0.5) {
                return time;
            }
        }
        return null;
    }

    List<Trend.Point> points(Trend.Bucket bucket) {
        var buckets = new TreeMap<LocalDate, List<Said>>();
        lines.stream()
                .filter(said -> said.message() && said.human() && inside(said))
                .forEach(said -> {
                    LocalDate day = day(said);
                    LocalDate start = switch (bucket) {
                        case DAY -> day;
                        case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
                        case MONTH -> day.minusDays(day.getDayOfMonth() - 1L);
                    };
                    buckets.computeIfAbsent(start, key -> new ArrayList<>()).add(said);
                });
        return buckets.entrySet().stream()
                .map(entry -> new Trend.Point(
                        entry.getKey(),
                        entry.getValue().size(),
                        entry.getValue().stream().map(Said::person).distinct().count()))
                .toList();
    }

    List<Facts.Quarter> quarters(Instant judgedAt) {
        List<Said> said = lines.stream()
                .filter(one -> one.message() && one.member() && !one.at().isAfter(judgedAt))
                .toList();
        var quarters = new ArrayList<Facts.Quarter>();
        Instant end = judgedAt.plus(1, ChronoUnit.MICROS);
        for (int index = 0; !said.isEmpty() || index == 0; index++) {
            Instant to = end.minus(Duration.ofDays(90L * index));
            Instant from = to.minus(Duration.ofDays(90));
            if (index > 0 && (said.isEmpty() || said.getFirst().at().isAfter(from))) {
                break;
            }
            List<Said> inside = said.stream()
                    .filter(one -> !one.at().isBefore(from) && one.at().isBefore(to))
                    .toList();
            if (index == 0 || !inside.isEmpty()) {
                quarters.add(new Facts.Quarter(
                        index,
                        inside.size(),
                        inside.stream().filter(this::followed).count()));
            }
        }
        return quarters;
    }
}
