package dev.hearth.conversation.internal;

import dev.hearth.activity.ActivityKind;
import dev.hearth.activity.ActivityKind.Fact;
import java.util.List;
import org.springframework.stereotype.Component;

/** The kinds of activity that conversation owns. */
@Component
class ConversationKinds implements ActivityKind.Declarations {
    static final ActivityKind POSTED = new ActivityKind(
            "conversation.message.posted",
            1,
            "Somebody said something in a group; with reply true it answers another message.",
            List.of(
                    new Fact("length", "code points", "the text"),
                    new Fact("reply", "boolean", "the source's reply edge"),
                    new Fact("replyTo", "identity number", "the sender of the answered message, where it is known"),
                    new Fact("mentions", "count", "the source's mention list"),
                    new Fact("links", "count", "web addresses in the text"),
                    new Fact("question", "boolean", "rule over the text, see TextFacts"),
                    new Fact("reactions", "count", "the source's reaction counts at import")));

    static final ActivityKind LINKED = new ActivityKind(
            "conversation.reply.linked",
            1,
            "A reply recorded before its root was linked to it.",
            List.of(new Fact("replyTo", "identity number", "the sender of the answered message")));

    @Override
    public List<ActivityKind> kinds() {
        return List.of(POSTED, LINKED);
    }
}
