package dev.hearth.member.internal;

import dev.hearth.activity.ActivityKind;
import dev.hearth.activity.ActivityKind.Fact;
import java.util.List;
import org.springframework.stereotype.Component;

/** The kinds of activity that member owns. */
@Component
class MemberKinds implements ActivityKind.Declarations {
    static final ActivityKind JOINED = new ActivityKind(
            "member.membership.joined",
            1,
            "Somebody joined a community or a group.",
            List.of(
                    new Fact("inviter", "identity number", "the source's join line"),
                    new Fact("joinSource", "short code", "the source's join line")));

    static final ActivityKind LEFT =
            new ActivityKind("member.membership.left", 1, "Somebody left a community or a group.", List.of());

    @Override
    public List<ActivityKind> kinds() {
        return List.of(JOINED, LEFT);
    }
}
