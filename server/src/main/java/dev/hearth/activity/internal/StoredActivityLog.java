package dev.hearth.activity.internal;

import dev.hearth.activity.ActivityLog;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.NewActivity;
import dev.hearth.activity.Source;
import dev.hearth.activity.Subject;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The log in PostgreSQL. */
final class StoredActivityLog implements ActivityLog {
    private static final int MAX_KEY_LENGTH = 200;

    private final KindRegistry kinds;
    private final SourceStore sources;
    private final SourceKeyStore keys;
    private final LogStore lines;
    private final Facts facts;
    private final Horizon horizon;
    private final Clock clock;

    StoredActivityLog(
            KindRegistry kinds,
            SourceStore sources,
            SourceKeyStore keys,
            LogStore lines,
            Facts facts,
            Horizon horizon,
            Clock clock) {
        this.kinds = kinds;
        this.sources = sources;
        this.keys = keys;
        this.lines = lines;
        this.facts = facts;
        this.horizon = horizon;
        this.clock = clock;
    }

    @Override
    public Set<String> claim(CommunityId community, Source source, List<Claim> claims) {
        needTransaction();
        refuseMoreThanABatch(claims.size());
        if (claims.isEmpty()) {
            return Set.of();
        }
        Map<String, Claim> distinct = new LinkedHashMap<>();
        for (Claim claim : claims) {
            if (claim.key().isEmpty() || claim.key().length() > MAX_KEY_LENGTH) {
                throw new IllegalArgumentException("a source key has 1 to " + MAX_KEY_LENGTH + " characters");
            }
            distinct.putIfAbsent(claim.key(), claim);
        }
        return keys.insert(community, number(source), List.copyOf(distinct.values()));
    }

    @Override
    public Map<String, Subject> subjectsOf(CommunityId community, Source source, Collection<String> wanted) {
        refuseMoreThanABatch(wanted.size());
        return keys.subjects(community, source, wanted);
    }

    @Override
    public int forget(Subject.Type type, Collection<Long> numbers) {
        needTransaction();
        if (numbers.size() > MAX_FORGOTTEN) {
            throw new IllegalArgumentException("at most " + MAX_FORGOTTEN + " subjects per call");
        }
        return numbers.isEmpty() ? 0 : keys.delete(type, numbers);
    }

    @Override
    public void append(List<NewActivity> batch) {
        needTransaction();
        refuseMoreThanABatch(batch.size());
        if (batch.isEmpty()) {
            return;
        }
        Map<Source, Integer> numbers =
                sources.numbers(batch.stream().map(NewActivity::source).collect(Collectors.toSet()));
        lines.append(new LineColumns(batch, clock.instant(), kinds, numbers, facts));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                horizon.nudge();
            }
        });
    }

    private int number(Source source) {
        return sources.numbers(List.of(source)).values().iterator().next();
    }

    private static void needTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the log is written in the transaction of the change it tells of");
        }
    }

    private static void refuseMoreThanABatch(int size) {
        if (size > MAX_BATCH) {
            throw new IllegalArgumentException("at most " + MAX_BATCH + " per call, not " + size);
        }
    }
}
