package dev.hearth.channel.internal;

import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.GroupId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.Origin;
import dev.hearth.activity.Source;
import dev.hearth.channel.internal.rules.NeutralLine;
import dev.hearth.commerce.Orders;
import dev.hearth.community.Communities;
import dev.hearth.conversation.Messages;
import dev.hearth.member.Identities;
import dev.hearth.member.Memberships;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a batch of neutral lines through the modules that own them. */
@Component
class NeutralBatchWriter {
    private final Communities communities;
    private final Identities identities;
    private final Memberships memberships;
    private final Messages messages;
    private final Orders orders;

    NeutralBatchWriter(
            Communities communities, Identities identities, Memberships memberships, Messages messages, Orders orders) {
        this.communities = communities;
        this.identities = identities;
        this.memberships = memberships;
        this.messages = messages;
        this.orders = orders;
    }

    /**
     * A line with the key that makes it unique in its source.
     *
     * @param key the line's own id, or its hash with occurrence number, after its type
     */
    record Keyed(String key, NeutralLine line) {}

    /** Lines that were new, and lines that were there before. */
    record Written(int accepted, int duplicates) {}

    /** Writes them, in the caller's transaction. */
    Written write(CommunityId community, Source source, Origin origin, List<Keyed> batch) {
        Map<String, GroupId> groups = groups(community, source, batch);
        Map<String, IdentityId> people = people(community, source, batch);
        assignRoles(community, people, batch);
        Map<IdentityId, ActorRole> roles = memberships.roles(people.values());
        var posted = new ArrayList<Messages.Incoming>();
        var moved = new ArrayList<Memberships.Movement>();
        var bought = new ArrayList<Orders.Incoming>();
        int members = 0;
        for (Keyed keyed : batch) {
            switch (keyed.line()) {
                case NeutralLine.Message line -> {
                    IdentityId sender = known(people, line.sender().key());
                    posted.add(new Messages.Incoming(
                            keyed.key(),
                            known(groups, line.group()),
                            sender,
                            roles.getOrDefault(sender, ActorRole.MEMBER),
                            line.at(),
                            line.precision(),
                            line.text(),
                            line.replyTo() == null ? null : messageKey(line.replyTo()),
                            line.mentions().size(),
                            line.reactions()));
                }
                case NeutralLine.Movement line ->
                    moved.add(new Memberships.Movement(
                            keyed.key(),
                            line.joined() ? Memberships.Direction.JOINED : Memberships.Direction.LEFT,
                            line.group() == null ? null : known(groups, line.group()),
                            known(people, line.member().key()),
                            line.at(),
                            line.precision(),
                            line.inviter() == null ? null : known(people, line.inviter()),
                            line.joinSource()));
                case NeutralLine.Order line ->
                    bought.add(new Orders.Incoming(
                            keyed.key(),
                            line.buyer() == null
                                    ? null
                                    : known(people, line.buyer().key()),
                            line.at(),
                            line.precision(),
                            line.amount()));
                case NeutralLine.Member line -> members++;
            }
        }
        var fromMovements = memberships.record(community, source, origin, moved);
        var fromOrders = orders.record(community, source, origin, bought);
        var fromMessages = messages.record(community, source, origin, posted);
        return new Written(
                members + fromMovements.accepted() + fromOrders.accepted() + fromMessages.accepted(),
                fromMovements.duplicates() + fromOrders.duplicates() + fromMessages.duplicates());
    }

    private void assignRoles(CommunityId community, Map<String, IdentityId> people, List<Keyed> batch) {
        for (Keyed keyed : batch) {
            if (keyed.line() instanceof NeutralLine.Member(NeutralLine.Account account, ActorRole role)
                    && role != null) {
                memberships.assignRole(community, known(people, account.key()), role);
            }
        }
    }

    /** Key of the message with this id; replies are linked by it. */
    static String messageKey(String id) {
        return "message:" + id;
    }

    private Map<String, GroupId> groups(CommunityId community, Source source, List<Keyed> batch) {
        Set<String> names = new HashSet<>();
        for (Keyed keyed : batch) {
            String group = switch (keyed.line()) {
                case NeutralLine.Message line -> line.group();
                case NeutralLine.Movement line -> line.group();
                case NeutralLine.Order order -> null;
                case NeutralLine.Member member -> null;
            };
            if (group != null) {
                names.add(group);
            }
        }
        return names.isEmpty() ? Map.of() : communities.ensureGroups(community, source, names);
    }

    private Map<String, IdentityId> people(CommunityId community, Source source, List<Keyed> batch) {
        var accounts = new ArrayList<Identities.Account>();
        for (Keyed keyed : batch) {
            switch (keyed.line()) {
                case NeutralLine.Message line -> add(accounts, line.sender());
                case NeutralLine.Member line -> add(accounts, line.account());
                case NeutralLine.Order line -> add(accounts, line.buyer());
                case NeutralLine.Movement line -> {
                    add(accounts, line.member());
                    if (line.inviter() != null) {
                        accounts.add(new Identities.Account(line.inviter(), null));
                    }
                }
            }
        }
        return accounts.isEmpty() ? Map.of() : identities.ensure(community, source, accounts);
    }

    private static void add(List<Identities.Account> accounts, NeutralLine.@Nullable Account account) {
        if (account != null) {
            accounts.add(new Identities.Account(account.key(), account.name()));
        }
    }

    private static <T> T known(Map<String, T> found, String key) {
        return Objects.requireNonNull(found.get(key), key);
    }
}
