package dev.hearth.insight.internal.rules;

import dev.hearth.insight.Figure;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.Pitfall.Direction;
import dev.hearth.insight.Verdict;
import java.util.List;
import java.util.Map;

/**
 * quantity-over-quality: of those who joined in the last 90 days, at least 7 days ago, how many spoke or acted within 7
 * days (7日破冰率)? At least as many as left within 7 days: growth that loses more people than it warms is only a
 * number. Twice as many is called good; in between, watch.
 */
public final class GrowthRule {
    static final int SAMPLE = 30;
    private static final String ID = "quantity-over-quality";
    private static final List<String> INPUTS = List.of(
            "member.membership.joined", "member.membership.left", "conversation.message.posted", "member.standing");

    private GrowthRule() {}

    public static Judgement judge(Facts facts) {
        if (!facts.joinsKnown()) {
            return Judgement.cannot(ID, "ratio", INPUTS, MissingInput.JOINS);
        }
        long joined = facts.joined();
        if (joined < SAMPLE) {
            return Judgement.cannot(ID, "ratio", INPUTS, MissingInput.SAMPLE);
        }
        double activated = (double) facts.joinedActivated() / joined;
        double left = (double) facts.joinedLeft() / joined;
        Verdict verdict;
        if (facts.joinedActivated() < facts.joinedLeft()) {
            verdict = Verdict.DANGER;
        } else if (facts.joinedActivated() < 2 * facts.joinedLeft()) {
            verdict = Verdict.WATCH;
        } else {
            verdict = Verdict.GOOD;
        }
        return new Judgement(
                ID,
                verdict,
                verdict.code(),
                "ratio",
                new Figure.Known(activated, (double) facts.joinedActivated(), (double) joined),
                new Judgement.Limit(left, Direction.AT_LEAST, "default"),
                INPUTS,
                joined,
                null,
                Map.of("joined", joined, "activated", activated, "left", left));
    }
}
