package dev.hearth.conversation.internal;

import dev.hearth.activity.ActivityLog;
import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.NewActivity;
import dev.hearth.activity.Origin;
import dev.hearth.activity.Precision;
import dev.hearth.activity.Source;
import dev.hearth.activity.Subject;
import dev.hearth.conversation.Messages;
import dev.hearth.conversation.internal.rules.TextFacts;
import dev.hearth.member.Identities;
import dev.hearth.platform.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Service
class MessageRecorder implements Messages {
    private final Identities identities;
    private final MessageStore store;
    private final ActivityLog log;
    private final JsonMapper json;
    private final Clock clock;

    MessageRecorder(Identities identities, MessageStore store, ActivityLog log, JsonMapper json, Clock clock) {
        this.identities = identities;
        this.store = store;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    /** A message that was not there before. */
    private record Fresh(Incoming message, long number, UUID activity) {}

    @Override
    @Transactional
    public Recorded record(CommunityId community, Source source, Origin origin, List<Incoming> messages) {
        if (messages.isEmpty()) {
            return new Recorded(0, 0);
        }
        Map<String, Fresh> fresh = claim(community, source, messages);
        if (fresh.isEmpty()) {
            return new Recorded(0, messages.size());
        }
        Map<String, Long> roots = roots(community, source, fresh);
        var senders = new HashMap<>(store.senders(roots.values()));
        fresh.values().forEach(one -> senders.put(one.number(), one.message().sender()));

        var rows = new ArrayList<MessageStore.Row>(fresh.size());
        var lines = new ArrayList<NewActivity>(fresh.size());
        var pending = new ArrayList<MessageStore.Pending>();
        for (Fresh one : fresh.values()) {
            String rootKey = one.message().replyToKey();
            Long root = rootKey == null ? null : roots.get(rootKey);
            if (rootKey != null && root == null) {
                pending.add(new MessageStore.Pending(rootKey, one.number()));
            }
            rows.add(row(one, root));
            lines.add(line(community, source, origin, one, root == null ? null : senders.get(root)));
        }
        store.insert(community, rows);
        if (!pending.isEmpty()) {
            store.insertPending(community, source, pending);
        }
        lines.addAll(linkWaiting(community, source, origin, fresh));
        log.append(lines);
        return new Recorded(fresh.size(), messages.size() - fresh.size());
    }

    private Map<String, Fresh> claim(CommunityId community, Source source, List<Incoming> messages) {
        var byKey = new LinkedHashMap<String, Incoming>();
        Set<IdentityId> erased =
                identities.erased(messages.stream().map(Incoming::sender).collect(Collectors.toSet()));
        messages.stream()
                .filter(message -> !erased.contains(message.sender()))
                .forEach(message -> byKey.putIfAbsent(message.key(), message));
        List<Long> numbers = store.drawNumbers(byKey.size());
        var all = new LinkedHashMap<String, Fresh>();
        var claims = new ArrayList<ActivityLog.Claim>(byKey.size());
        int next = 0;
        for (Incoming message : byKey.values()) {
            var one = new Fresh(message, numbers.get(next++), Ids.uuidV7(clock.millis()));
            all.put(message.key(), one);
            claims.add(new ActivityLog.Claim(
                    message.key(), one.activity(), new Subject(Subject.Type.MESSAGE, one.number())));
        }
        Set<String> claimed = log.claim(community, source, claims);
        all.keySet().retainAll(claimed);
        return all;
    }

    /** Message numbers of the roots that the fresh messages answer, as far as they are known. */
    private Map<String, Long> roots(CommunityId community, Source source, Map<String, Fresh> fresh) {
        var roots = new HashMap<String, Long>();
        var elsewhere = new ArrayList<String>();
        for (Fresh one : fresh.values()) {
            String key = one.message().replyToKey();
            if (key != null) {
                Fresh here = fresh.get(key);
                if (here != null) {
                    roots.put(key, here.number());
                } else {
                    elsewhere.add(key);
                }
            }
        }
        if (!elsewhere.isEmpty()) {
            log.subjectsOf(community, source, elsewhere).forEach((key, subject) -> {
                if (subject.type() == Subject.Type.MESSAGE) {
                    roots.put(key, subject.number());
                }
            });
        }
        return roots;
    }

    /** Links replies recorded earlier whose root is among the fresh messages. */
    private List<NewActivity> linkWaiting(
            CommunityId community, Source source, Origin origin, Map<String, Fresh> fresh) {
        List<MessageStore.Waiting> waiting = store.takePending(community, source, fresh.keySet());
        if (waiting.isEmpty()) {
            return List.of();
        }
        var rootByReply = new HashMap<Long, Long>();
        var lines = new ArrayList<NewActivity>(waiting.size());
        for (MessageStore.Waiting reply : waiting) {
            Fresh root = Objects.requireNonNull(fresh.get(reply.rootKey()));
            rootByReply.put(reply.message(), root.number());
            lines.add(new NewActivity(
                    Ids.uuidV7(clock.millis()),
                    ConversationKinds.LINKED,
                    community,
                    new GroupId(reply.group()),
                    new IdentityId(reply.identity()),
                    ActorRole.MEMBER,
                    new Subject(Subject.Type.MESSAGE, reply.message()),
                    source,
                    origin,
                    reply.sentAt(),
                    Precision.MILLISECOND,
                    null,
                    Map.of("replyTo", root.message().sender().value())));
        }
        store.link(rootByReply);
        return lines;
    }

    private MessageStore.Row row(Fresh one, @Nullable Long root) {
        Incoming message = one.message();
        return new MessageStore.Row(
                one.number(),
                message.group().value(),
                message.sender().value(),
                message.at(),
                message.text(),
                root,
                message.reactions().isEmpty() ? null : json.writeValueAsString(message.reactions()));
    }

    private static NewActivity line(
            CommunityId community, Source source, Origin origin, Fresh one, @Nullable IdentityId answered) {
        Incoming message = one.message();
        TextFacts text = TextFacts.of(message.text());
        var facts = new HashMap<String, Object>();
        facts.put("length", text.length());
        facts.put("reply", message.replyToKey() != null);
        facts.put("mentions", message.mentions());
        facts.put("links", text.links());
        facts.put("question", text.question());
        facts.put(
                "reactions",
                message.reactions().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        if (answered != null) {
            facts.put("replyTo", answered.value());
        }
        return new NewActivity(
                one.activity(),
                ConversationKinds.POSTED,
                community,
                message.group(),
                message.sender(),
                message.senderRole(),
                new Subject(Subject.Type.MESSAGE, one.number()),
                source,
                origin,
                message.at(),
                message.precision(),
                null,
                facts);
    }
}
