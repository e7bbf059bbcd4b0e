package dev.hearth.insight.internal;

import dev.hearth.activity.ActivityFollower;
import dev.hearth.activity.CommunityId;
import dev.hearth.activity.LoggedActivity;
import dev.hearth.activity.Origin;
import dev.hearth.community.Communities;
import dev.hearth.community.Community;
import dev.hearth.insight.Overview;
import dev.hearth.insight.internal.GroupTotalStore.Key;
import dev.hearth.insight.internal.GroupTotalStore.Total;
import dev.hearth.platform.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Adds up the log by community and group. Sums do not mind the order, so late lines need no recomputing. */
@Service
class GroupTotals implements ActivityFollower, Overview {
    private static final String MESSAGE = "conversation.message.posted";

    private final GroupTotalStore store;
    private final Communities communities;

    GroupTotals(GroupTotalStore store, Communities communities) {
        this.store = store;
        this.communities = communities;
    }

    @Override
    public String name() {
        return "insight.group-totals";
    }

    @Override
    public void follow(List<LoggedActivity> lines) {
        var totals = new HashMap<Key, Total>();
        for (LoggedActivity line : lines) {
            var key = new Key(
                    line.community().value(),
                    line.group() == null ? 0 : line.group().value());
            var one = new Total(
                    line.kind().equals(MESSAGE) ? 1 : 0,
                    line.origin() == Origin.LIVE ? 1 : 0,
                    line.occurredAt(),
                    line.occurredAt());
            totals.merge(key, one, Total::plus);
        }
        store.add(totals);
    }

    @Override
    public void reset() {
        store.clear();
    }

    @Override
    public Page<Item> list(@Nullable String cursor, int limit) {
        Page<Community> page = communities.list(cursor, limit);
        Map<CommunityId, Total> totals =
                store.byCommunity(page.items().stream().map(Community::id).toList());
        return new Page<>(
                page.items().stream()
                        .map(community -> item(community, totals.get(community.id())))
                        .toList(),
                page.nextCursor());
    }

    private static Item item(Community community, @Nullable Total total) {
        return total == null
                ? new Item(community, 0, false, null)
                : new Item(community, total.messages(), total.liveLines() > 0, total.lastAt());
    }
}
