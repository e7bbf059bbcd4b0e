package dev.hearth.activity.internal;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.Origin;
import dev.hearth.activity.Precision;
import dev.hearth.activity.Subject;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From stored codes back to their meaning. */
final class Codes {
    private static final Map<Integer, ActorRole> ACTOR_ROLES = index(ActorRole.values(), ActorRole::code);
    private static final Map<Integer, Origin> ORIGINS = index(Origin.values(), Origin::code);
    private static final Map<Integer, Precision> PRECISIONS = index(Precision.values(), Precision::code);
    private static final Map<Integer, Subject.Type> SUBJECT_TYPES = index(Subject.Type.values(), Subject.Type::code);

    private Codes() {}

    static ActorRole actorRole(int code) {
        return find(ACTOR_ROLES, code);
    }

    static Origin origin(int code) {
        return find(ORIGINS, code);
    }

    static Precision precision(int code) {
        return find(PRECISIONS, code);
    }

    static Subject.Type subjectType(int code) {
        return find(SUBJECT_TYPES, code);
    }

    private static <T> Map<Integer, T> index(T[] values, Function<T, Integer> code) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(code, Function.identity()));
    }

    private static <T> T find(Map<Integer, T> index, int code) {
        T found = index.get(code);
        if (found == null) {
            throw new IllegalStateException("unknown code " + code + " in the log");
        }
        return found;
    }
}
