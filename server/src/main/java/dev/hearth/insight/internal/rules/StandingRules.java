package dev.hearth.insight.internal.rules;

import dev.hearth.activity.ActorRole;
import dev.hearth.member.Identities.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * How the role of an account follows from the roles of its person: a machine's account is a machine's alone, but
 * whoever works here as an operator, or was planted, is so under every name.
 */
public final class StandingRules {
    private StandingRules() {}

    /** The standings with the role that counts. */
    public static List<Standing> effective(List<Standing> standings) {
        var strongest = new HashMap<Long, ActorRole>();
        for (Standing standing : standings) {
            if (!machine(standing.role())) {
                strongest.merge(standing.person(), standing.role(), StandingRules::stronger);
            }
        }
        var effective = new ArrayList<Standing>(standings.size());
        for (Standing standing : standings) {
            ActorRole role = machine(standing.role())
                    ? standing.role()
                    : strongest.getOrDefault(standing.person(), standing.role());
            effective.add(new Standing(standing.identity(), standing.person(), role));
        }
        return effective;
    }

    private static boolean machine(ActorRole role) {
        return switch (role) {
            case BOT, SYSTEM -> true;
            case MEMBER, OPERATOR, PLANTED -> false;
        };
    }

    private static ActorRole stronger(ActorRole one, ActorRole other) {
        if (one == ActorRole.OPERATOR || other == ActorRole.OPERATOR) {
            return ActorRole.OPERATOR;
        }
        return one == ActorRole.PLANTED ? one : other;
    }
}
