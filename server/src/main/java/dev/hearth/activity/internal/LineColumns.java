package dev.hearth.activity.internal;

import dev.hearth.activity.NewActivity;
import dev.hearth.activity.Source;
import dev.hearth.activity.internal.KindStore.Registered;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** New lines turned into columns, checked: what is written of them. Times are microseconds since 1970. */
final class LineColumns {
    final long recordedAtMicros;
    final String[] ids;
    final long[] occurredAtMicros;
    final @Nullable Long[] actors;
    final @Nullable Long[] subjects;
    final @Nullable Long[] amountsMinor;
    final int[] communities;
    final @Nullable Integer[] groups;
    final int[] sources;
    final int[] kinds;
    final int[] actorRoles;
    final @Nullable Integer[] subjectTypes;
    final int[] origins;
    final int[] precisions;
    final @Nullable String[] currencies;
    final String[] facts;

    LineColumns(
            List<NewActivity> lines,
            Instant recordedAt,
            KindRegistry kindRegistry,
            Map<Source, Integer> sourceNumbers,
            Facts factRules) {
        int size = lines.size();
        recordedAtMicros = micros(recordedAt);
        ids = new String[size];
        occurredAtMicros = new long[size];
        actors = new Long[size];
        subjects = new Long[size];
        amountsMinor = new Long[size];
        communities = new int[size];
        groups = new Integer[size];
        sources = new int[size];
        kinds = new int[size];
        actorRoles = new int[size];
        subjectTypes = new Integer[size];
        origins = new int[size];
        precisions = new int[size];
        currencies = new String[size];
        facts = new String[size];
        int at = 0;
        for (NewActivity line : lines) {
            Registered kind = kindRegistry.declared(line.kind());
            ids[at] = line.id().toString();
            occurredAtMicros[at] = micros(line.occurredAt());
            actors[at] = line.actor() == null ? null : line.actor().value();
            subjects[at] = line.subject() == null ? null : line.subject().number();
            amountsMinor[at] = line.amount() == null ? null : line.amount().amountMinor();
            communities[at] = line.community().value();
            groups[at] = line.group() == null ? null : line.group().value();
            sources[at] = sourceNumbers.getOrDefault(line.source(), 0);
            kinds[at] = kind.number();
            actorRoles[at] = line.actorRole().code();
            subjectTypes[at] =
                    line.subject() == null ? null : line.subject().type().code();
            origins[at] = line.origin().code();
            precisions[at] = line.precision().code();
            currencies[at] = line.amount() == null ? null : line.amount().currency();
            facts[at] = factRules.write(kind.kind(), line.facts());
            at++;
        }
    }

    int size() {
        return ids.length;
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
