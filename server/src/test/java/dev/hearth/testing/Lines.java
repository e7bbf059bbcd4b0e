package dev.hearth.testing;

import dev.hearth.activity.ActivityKind;
import dev.hearth.activity.ActivityKind.Fact;
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
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Lines of two kinds made for tests of the log. */
public final class Lines {
    public static final ActivityKind POSTED = new ActivityKind(
            "testing.message.posted",
            1,
            "Somebody said something.",
            List.of(
                    new Fact("length", "characters", "the text"),
                    new Fact("question", "boolean", "the text"),
                    new Fact("class", "code", "the classifier"),
                    new Fact("certainty", "share", "the classifier")));
    public static final ActivityKind PAID =
            new ActivityKind("testing.order.paid", 2, "Somebody paid; the amount says how much.", List.of());
    public static final List<ActivityKind> KINDS = List.of(POSTED, PAID);
    private static final Instant FIRST_DAY = Instant.parse("2024-02-28T00:00:00Z");
    private static final int MILLIS_OF_A_WEEK = 7 * 24 * 3_600_000;

    private Lines() {}

    /** A message without a group, a subject or facts. */
    public static NewActivity plain(long actor) {
        return new NewActivity(
                Ids.uuidV7(FIRST_DAY.toEpochMilli()),
                POSTED,
                new CommunityId(1),
                null,
                new IdentityId(actor),
                ActorRole.MEMBER,
                null,
                Source.HEARTH,
                Origin.LIVE,
                FIRST_DAY,
                Precision.SECOND,
                null,
                Map.of());
    }

    /** Any line, in one of three communities and one week. */
    public static NewActivity random(RandomGenerator random) {
        boolean paid = random.nextInt(5) == 0;
        Instant at = FIRST_DAY.plusMillis(random.nextInt(MILLIS_OF_A_WEEK));
        return new NewActivity(
                Ids.uuidV7(at.toEpochMilli()),
                paid ? PAID : POSTED,
                new CommunityId(1 + random.nextInt(3)),
                random.nextBoolean() ? new GroupId(1 + random.nextInt(4)) : null,
                random.nextInt(10) == 0 ? null : new IdentityId(1 + random.nextInt(50)),
                ActorRole.values()[random.nextInt(ActorRole.values().length)],
                random.nextBoolean() ? new Subject(Subject.Type.MESSAGE, random.nextLong(1_000_000)) : null,
                random.nextBoolean() ? Source.HEARTH : new Source("wecom:corp" + random.nextInt(3)),
                random.nextInt(4) == 0 ? Origin.IMPORTED : Origin.LIVE,
                at,
                Precision.values()[random.nextInt(Precision.values().length)],
                paid ? new Money(random.nextLong(100_000), "CNY") : null,
                paid
                        ? Map.of()
                        : Map.of(
                                "length",
                                random.nextLong(1, 500),
                                "question",
                                random.nextBoolean(),
                                "class",
                                "chat." + random.nextInt(5),
                                "certainty",
                                random.nextInt(100) / 128.0));
    }
}
