package dev.hearth.testing;

import dev.hearth.activity.ActivityKind;
import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.Money;
import dev.hearth.activity.NewActivity;
import dev.hearth.activity.Origin;
import dev.hearth.activity.Precision;
import dev.hearth.activity.Source;
import dev.hearth.activity.Subject;
import dev.hearth.platform.Ids;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random lines of any declared kinds: two communities, a few groups and actors, a month; late lines are normal. */
public final class History {
    private static final Instant FIRST_DAY = Instant.parse("2024-02-20T00:00:00Z");
    private static final int SECONDS_OF_A_MONTH = 30 * 24 * 3_600;
    private final List<ActivityKind> kinds;

    public History(List<ActivityKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    public NewActivity line(Random random) {
        ActivityKind kind = kinds.get(random.nextInt(kinds.size()));
        Instant at = FIRST_DAY.plusSeconds(random.nextInt(SECONDS_OF_A_MONTH));
        return new NewActivity(
                Ids.uuidV7(at.toEpochMilli()),
                kind,
                new CommunityId(1 + random.nextInt(2)),
                random.nextInt(8) == 0 ? null : new GroupId(1 + random.nextInt(4)),
                random.nextInt(8) == 0 ? null : new IdentityId(1 + random.nextInt(20)),
                one(ActorRole.values(), random),
                random.nextInt(8) == 0
                        ? null
                        : new Subject(one(Subject.Type.values(), random), 1 + random.nextInt(200)),
                random.nextBoolean() ? Source.HEARTH : new Source("ndjson"),
                one(Origin.values(), random),
                at,
                one(Precision.values(), random),
                random.nextInt(4) == 0 ? new Money(random.nextInt(100_000), "CNY") : null,
                facts(kind, random));
    }

    /** Any fact may be absent; its unit tells what it looks like. */
    private static Map<String, Object> facts(ActivityKind kind, Random random) {
        Map<String, Object> facts = new HashMap<>();
        for (ActivityKind.Fact fact : kind.facts()) {
            if (random.nextInt(4) > 0) {
                facts.put(
                        fact.name(),
                        switch (fact.unit()) {
                            case "boolean" -> random.nextBoolean();
                            case "code" -> "code-" + random.nextInt(4);
                            case "share" -> random.nextInt(65) / 64.0;
                            default -> (long) random.nextInt(300);
                        });
            }
        }
        return facts;
    }

    private static <T> T one(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
