package dev.hearth.commerce.internal;

import dev.hearth.activity.ActivityLog;
import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.NewActivity;
import dev.hearth.activity.Origin;
import dev.hearth.activity.Source;
import dev.hearth.activity.Subject;
import dev.hearth.commerce.Orders;
import dev.hearth.member.Identities;
import dev.hearth.platform.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class OrderRecorder implements Orders {
    private final Identities identities;
    private final OrderStore store;
    private final ActivityLog log;
    private final Clock clock;

    OrderRecorder(Identities identities, OrderStore store, ActivityLog log, Clock clock) {
        this.identities = identities;
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Recorded record(CommunityId community, Source source, Origin origin, List<Incoming> orders) {
        if (orders.isEmpty()) {
            return new Recorded(0, 0);
        }
        var byKey = new LinkedHashMap<String, Incoming>();
        Set<IdentityId> erased = identities.erased(
                orders.stream().map(Incoming::buyer).filter(Objects::nonNull).collect(Collectors.toSet()));
        orders.stream()
                .filter(order -> order.buyer() == null || !erased.contains(order.buyer()))
                .forEach(order -> byKey.putIfAbsent(order.key(), order));
        List<Long> numbers = store.drawNumbers(byKey.size());
        var claims = new ArrayList<ActivityLog.Claim>(byKey.size());
        for (String key : byKey.keySet()) {
            var subject = new Subject(Subject.Type.ORDER, numbers.get(claims.size()));
            claims.add(new ActivityLog.Claim(key, Ids.uuidV7(clock.millis()), subject));
        }
        Set<String> fresh = log.claim(community, source, claims);
        List<ActivityLog.Claim> taken =
                claims.stream().filter(claim -> fresh.contains(claim.key())).toList();
        if (!taken.isEmpty()) {
            store.insert(
                    community,
                    taken.stream().map(claim -> claim.subject().number()).toList(),
                    taken.stream()
                            .map(claim -> Objects.requireNonNull(byKey.get(claim.key())))
                            .toList());
            log.append(taken.stream()
                    .map(claim ->
                            line(community, source, origin, claim, Objects.requireNonNull(byKey.get(claim.key()))))
                    .toList());
        }
        return new Recorded(taken.size(), orders.size() - taken.size());
    }

    private static NewActivity line(
            CommunityId community, Source source, Origin origin, ActivityLog.Claim claim, Incoming order) {
        return new NewActivity(
                claim.activity(),
                CommerceKinds.PLACED,
                community,
                null,
                order.buyer(),
                ActorRole.MEMBER,
                claim.subject(),
                source,
                origin,
                order.placedAt(),
                order.precision(),
                order.amount(),
                Map.of());
    }
}
