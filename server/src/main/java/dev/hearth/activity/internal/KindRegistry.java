package dev.hearth.activity.internal;

import dev.hearth.activity.ActivityKind;
import dev.hearth.activity.internal.KindStore.Registered;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;

/** The kinds this process declares, and the number of every kind the database knows. */
final class KindRegistry {
    /** Numbers are stored in two bytes. */
    static final int MAX_KINDS = Short.MAX_VALUE;

    private final KindStore store;
    private final Map<String, Registered> declared;
    private volatile Map<Integer, Registered> byNumber;

    /**
     * Registers the declared kinds.
     *
     * @throws IllegalStateException where a kind is declared twice, or its facts differ from those registered for the
     *     same version
     */
    KindRegistry(KindStore store, TransactionTemplate transactions, List<ActivityKind> kinds) {
        this.store = store;
        this.declared = transactions.execute(status -> register(kinds));
        this.byNumber = index(store.all());
    }

    /**
     * The number of a kind about to be written.
     *
     * @throws IllegalArgumentException where nobody declared it as it is
     */
    Registered declared(ActivityKind kind) {
        Registered registered = declared.get(kind.name());
        if (registered == null || registered.kind().version() != kind.version()) {
            throw new IllegalArgumentException("undeclared kind: " + kind.name() + " version " + kind.version());
        }
        return registered;
    }

    /** The kind behind a number read from the log; another node may have registered it a moment ago. */
    ActivityKind read(int number) {
        Registered found = byNumber.get(number);
        if (found == null) {
            byNumber = index(store.all());
            found = byNumber.get(number);
        }
        if (found == null) {
            throw new IllegalStateException("line of an unknown kind number " + number);
        }
        return found.kind();
    }

    private Map<String, Registered> register(List<ActivityKind> kinds) {
        Set<String> names = new HashSet<>();
        for (ActivityKind kind : kinds) {
            if (!names.add(kind.name())) {
                throw new IllegalStateException("kind declared twice: " + kind.name());
            }
        }
        store.lock();
        List<Registered> known = store.all();
        int next = known.stream().mapToInt(Registered::number).max().orElse(0) + 1;
        Map<String, Registered> result = new HashMap<>();
        for (ActivityKind kind : kinds) {
            Registered before = known.stream()
                    .filter(old ->
                            old.kind().name().equals(kind.name()) && old.kind().version() == kind.version())
                    .findFirst()
                    .orElse(null);
            Registered now = new Registered(before == null ? next++ : before.number(), kind);
            if (before == null) {
                if (now.number() > MAX_KINDS) {
                    throw new IllegalStateException("more than " + MAX_KINDS + " kinds");
                }
                store.insert(now);
            } else if (!shape(before.kind()).equals(shape(kind))) {
                throw new IllegalStateException("facts of kind " + kind.name() + " changed within version "
                        + kind.version() + ": registered " + shape(before.kind()) + ", declared " + shape(kind));
            } else if (!before.kind().equals(kind)) {
                store.reword(now);
            }
            result.put(kind.name(), now);
        }
        return Map.copyOf(result);
    }

    private static Map<String, String> shape(ActivityKind kind) {
        return kind.facts().stream()
                .collect(Collectors.toMap(ActivityKind.Fact::name, ActivityKind.Fact::unit, (a, b) -> {
                    throw new IllegalStateException("fact declared twice in kind " + kind.name());
                }));
    }

    private static Map<Integer, Registered> index(List<Registered> all) {
        return all.stream().collect(Collectors.toUnmodifiableMap(Registered::number, registered -> registered));
    }
}
