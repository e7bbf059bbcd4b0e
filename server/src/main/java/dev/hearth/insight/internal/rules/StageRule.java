package dev.hearth.insight.internal.rules;

import dev.hearth.insight.Figure;
import dev.hearth.insight.MissingInput;
import dev.hearth.insight.Pitfall.Direction;
import dev.hearth.insight.Verdict;
import java.util.List;
import java.util.Map;

/**
 * brand-stage (品牌宣讲堂): members' messages / (members' + operators' messages) of the last 90 days, planted accounts
 * left out on both sides. Below one half the operators speak more than all members together: watch. Below one third they
 * say two messages for every one of a member: danger.
 */
public final class StageRule {
    static final int SAMPLE = 100;
    static final double HALF = 1 / 2.0;
    static final double THIRD = 1 / 3.0;
    private static final String ID = "brand-stage";
    private static final List<String> INPUTS = List.of("conversation.message.posted", "member.standing");

    private StageRule() {}

    public static Judgement judge(Facts facts) {
        if (!facts.operatorsKnown()) {
            return Judgement.cannot(ID, "ratio", INPUTS, MissingInput.ROLES);
        }
        long all = facts.memberMessages() + facts.operatorMessages();
        if (all < SAMPLE) {
            return Judgement.cannot(ID, "ratio", INPUTS, MissingInput.SAMPLE);
        }
        double share = (double) facts.memberMessages() / all;
        Verdict verdict;
        if (share < THIRD) {
            verdict = Verdict.DANGER;
        } else {
            verdict = share < HALF ? Verdict.WATCH : Verdict.GOOD;
        }
        return new Judgement(
                ID,
                verdict,
                verdict.code(),
                "ratio",
                new Figure.Known(share, (double) facts.memberMessages(), (double) all),
                new Judgement.Limit(HALF, Direction.AT_LEAST, "default"),
                INPUTS,
                all,
                null,
                Map.of("share", share, "messages", all));
    }
}
