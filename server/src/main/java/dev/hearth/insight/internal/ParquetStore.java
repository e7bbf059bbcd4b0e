package dev.hearth.insight.internal;

import dev.hearth.activity.LoggedActivity;
import dev.hearth.activity.Subject;
import dev.hearth.platform.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the lake's files: to a temporary name, synced, renamed, and the folder synced, so that a file a manifest row
 * names is whole even after a power cut.
 */
@Component
class ParquetStore {
    /** Part of a file's name while it is being written. */
    static final String UNFINISHED = ".unfinished";

    private static final String COLUMNS = """
            sequence, kind, community, group_number, identity, actor_role, subject_type, subject_number, origin,
            occurred_at, "precision", amount_minor, currency, length, reply, reply_to_identity, mentions, links,
            reactions, question, facts""";

    private final DuckStore duck;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    ParquetStore(DuckStore duck, Clock clock) {
        this.duck = duck;
        this.clock = clock;
    }

    private record Place(int community, YearMonth month) {
        static Place of(LoggedActivity line) {
            return new Place(
                    line.community().value(), YearMonth.from(line.occurredAt().atOffset(ZoneOffset.UTC)));
        }
    }

    /** Writes one file per community and month. */
    List<LakeFile> write(List<LoggedActivity> lines) {
        Map<Place, List<LoggedActivity>> places = lines.stream()
                .collect(Collectors.groupingBy(
                        Place::of,
                        () -> new TreeMap<>(
                                Comparator.comparingInt(Place::community).thenComparing(Place::month)),
                        Collectors.toList()));
        return duck.work(session -> {
            var files = new ArrayList<LakeFile>();
            session.execute("""
                    create temp table batch (place integer, sequence bigint, kind varchar, community integer,
                        group_number integer, identity bigint, actor_role tinyint, subject_type tinyint,
                        subject_number bigint, origin tinyint, occurred_us bigint, "precision" tinyint,
                        amount_minor bigint, currency varchar, length integer, reply boolean,
                        reply_to_identity bigint, mentions integer, links integer, reactions integer,
                        question boolean, facts varchar)
                    """, Map.of());
            try (DuckDBAppender appender = session.appender("temp", "batch")) {
                int place = 0;
                for (List<LoggedActivity> part : places.values()) {
                    for (LoggedActivity line : part) {
                        append(appender, place, line);
                    }
                    place++;
                }
            }
            session.execute("""
                    create temp view placed as
                    select place, %s from (select *, make_timestamptz(occurred_us) as occurred_at from batch)
                    """.formatted(COLUMNS), Map.of());
            int place = 0;
            for (var part : places.entrySet()) {
                String source = "(select " + COLUMNS + " from placed where place = " + place++ + ")";
                List<LoggedActivity> of = part.getValue();
                LakeFile shape = new LakeFile(
                        newPath(part.getKey()),
                        part.getKey().community(),
                        part.getKey().month(),
                        of.size(),
                        of.stream().mapToLong(LoggedActivity::sequence).min().orElseThrow(),
                        of.stream().mapToLong(LoggedActivity::sequence).max().orElseThrow(),
                        of.stream()
                                .map(LoggedActivity::occurredAt)
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        of.stream()
                                .map(LoggedActivity::occurredAt)
                                .max(Comparator.naturalOrder())
                                .orElseThrow(),
                        0);
                files.add(copy(session, source, shape));
            }
            return files;
        });
    }

    /** Writes the rows of several files of one community and month into one. */
    LakeFile merge(List<LakeFile> parts) {
        LakeFile first = parts.getFirst();
        LakeFile shape = new LakeFile(
                newPath(new Place(first.community(), first.month())),
                first.community(),
                first.month(),
                parts.stream().mapToLong(LakeFile::rows).sum(),
                parts.stream().mapToLong(LakeFile::firstSequence).min().orElseThrow(),
                parts.stream().mapToLong(LakeFile::lastSequence).max().orElseThrow(),
                parts.stream()
                        .map(LakeFile::firstOccurredAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                parts.stream()
                        .map(LakeFile::lastOccurredAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                0);
        return duck.work(session -> copy(session, source(parts), shape));
    }

    /** The rows of these files, as a table of SQL. */
    String source(List<LakeFile> files) {
        return files.stream()
                .map(file -> DuckStore.literal(duck.lake().resolve(file.path())))
                .collect(Collectors.joining(", ", "read_parquet([", "])"));
    }

    private String newPath(Place place) {
        return place.community() + "/" + place.month() + "/" + Ids.uuidV7(clock.millis()) + ".parquet";
    }

    private LakeFile copy(DuckSession session, String source, LakeFile shape) throws SQLException {
        Path whole = duck.lake().resolve(shape.path());
        Path unfinished = duck.lake().resolve(shape.path() + UNFINISHED);
        Path folder = unfinished.resolveSibling(".").normalize();
        try {
            Files.createDirectories(folder);
            session.execute("""
                    copy (select * from %s order by identity, occurred_at, sequence)
                    to %s (format parquet, compression zstd)
                    """.formatted(source, DuckStore.literal(unfinished)), Map.of());
            sync(unfinished, StandardOpenOption.WRITE);
            Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
            sync(folder, StandardOpenOption.READ);
            return new LakeFile(
                    shape.path(),
                    shape.community(),
                    shape.month(),
                    shape.rows(),
                    shape.firstSequence(),
                    shape.lastSequence(),
                    shape.firstOccurredAt(),
                    shape.lastOccurredAt(),
                    Files.size(whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sync(Path path, StandardOpenOption mode) throws IOException {
        try (var channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    private void append(DuckDBAppender to, int place, LoggedActivity line) throws SQLException {
        Map<String, Object> facts = line.facts();
        Subject subject = line.subject();
        to.beginRow();
        to.append(place);
        to.append(line.sequence());
        to.append(line.kind());
        to.append(line.community().value());
        appendInteger(to, line.group() == null ? null : (Integer) line.group().value());
        to.append(line.actor() == null ? 0L : line.actor().value());
        to.append((byte) line.actorRole().code());
        if (subject == null) {
            to.appendNull();
            to.appendNull();
        } else {
            to.append((byte) subject.type().code());
            to.append(subject.number());
        }
        to.append((byte) line.origin().code());
        to.append(microseconds(line.occurredAt()));
        to.append((byte) line.precision().code());
        if (line.amount() == null) {
            to.appendNull();
            to.appendNull();
        } else {
            to.append(line.amount().amountMinor());
            to.append(line.amount().currency());
        }
        appendInteger(to, number(facts, "length"));
        appendBoolean(to, facts.get("reply"));
        if (facts.get("replyTo") instanceof Number replyTo) {
            to.append(replyTo.longValue());
        } else {
            to.appendNull();
        }
        appendInteger(to, number(facts, "mentions"));
        appendInteger(to, number(facts, "links"));
        appendInteger(to, number(facts, "reactions"));
        appendBoolean(to, facts.get("question"));
        to.append(json.writeValueAsString(new TreeMap<>(facts)));
        to.endRow();
    }

    private static @Nullable Number number(Map<String, Object> facts, String name) {
        return facts.get(name) instanceof Number number ? number : null;
    }

    private static void appendInteger(DuckDBAppender to, @Nullable Number value) throws SQLException {
        if (value == null) {
            to.appendNull();
        } else {
            to.append(value.intValue());
        }
    }

    private static void appendBoolean(DuckDBAppender to, @Nullable Object value) throws SQLException {
        if (value instanceof Boolean known) {
            to.append(known.booleanValue());
        } else {
            to.appendNull();
        }
    }

    static long microseconds(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }
}
