package dev.hearth.member.internal;

import dev.hearth.activity.ActivityLog;
import dev.hearth.activity.ActorRole;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.NewActivity;
import dev.hearth.activity.Origin;
import dev.hearth.activity.Source;
import dev.hearth.activity.Subject;
import dev.hearth.member.Memberships;
import dev.hearth.platform.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class MovementRecorder implements Memberships {
    private final MemberDirectory directory;
    private final MemberStore store;
    private final ActivityLog log;
    private final Clock clock;

    MovementRecorder(MemberDirectory directory, MemberStore store, ActivityLog log, Clock clock) {
        this.directory = directory;
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Recorded record(CommunityId community, Source source, Origin origin, List<Movement> movements) {
        if (movements.isEmpty()) {
            return new Recorded(0, 0);
        }
        Set<IdentityId> erased =
                directory.erased(movements.stream().map(Movement::identity).collect(Collectors.toSet()));
        int recorded = recordKnown(
                community,
                source,
                origin,
                movements.stream()
                        .filter(movement -> !erased.contains(movement.identity()))
                        .toList());
        return new Recorded(recorded, movements.size() - recorded);
    }

    private int recordKnown(CommunityId community, Source source, Origin origin, List<Movement> movements) {
        var claims = new ArrayList<ActivityLog.Claim>(movements.size());
        var ids = new HashMap<String, UUID>();
        for (Movement movement : movements) {
            UUID id = ids.computeIfAbsent(movement.key(), key -> Ids.uuidV7(clock.millis()));
            claims.add(new ActivityLog.Claim(
                    movement.key(),
                    id,
                    new Subject(Subject.Type.IDENTITY, movement.identity().value())));
        }
        Set<String> fresh = log.claim(community, source, claims);
        var lines = new ArrayList<NewActivity>(fresh.size());
        var identities = new ArrayList<IdentityId>();
        var joins = new ArrayList<@Nullable Instant>();
        var leaves = new ArrayList<@Nullable Instant>();
        var taken = new HashSet<String>();
        for (Movement movement : movements) {
            if (!fresh.contains(movement.key()) || !taken.add(movement.key())) {
                continue;
            }
            boolean joined = movement.direction() == Direction.JOINED;
            identities.add(movement.identity());
            joins.add(joined ? movement.at() : null);
            leaves.add(joined ? null : movement.at());
            lines.add(line(community, source, origin, movement, Objects.requireNonNull(ids.get(movement.key()))));
        }
        if (!lines.isEmpty()) {
            store.move(community, identities, joins, leaves);
            log.append(lines);
        }
        return lines.size();
    }

    @Override
    public Map<IdentityId, ActorRole> roles(Collection<IdentityId> identities) {
        return store.roles(identities);
    }

    @Override
    public void assignRole(CommunityId community, IdentityId identity, ActorRole role) {
        directory.assignRole(community, identity, role);
    }

    private static NewActivity line(CommunityId community, Source source, Origin origin, Movement movement, UUID id) {
        var facts = new HashMap<String, Object>();
        if (movement.inviter() != null) {
            facts.put("inviter", movement.inviter().value());
        }
        if (movement.joinSource() != null) {
            facts.put("joinSource", movement.joinSource());
        }
        return new NewActivity(
                id,
                movement.direction() == Direction.JOINED ? MemberKinds.JOINED : MemberKinds.LEFT,
                community,
                movement.group(),
                movement.identity(),
                ActorRole.MEMBER,
                new Subject(Subject.Type.IDENTITY, movement.identity().value()),
                source,
                origin,
                movement.at(),
                movement.precision(),
                null,
                Map.copyOf(facts));
    }
}
