package dev.hearth.commerce;

import dev.hearth.activity.CommunityId;
import dev.hearth.activity.IdentityId;
import dev.hearth.activity.Money;
import dev.hearth.activity.Origin;
import dev.hearth.activity.Precision;
import dev.hearth.activity.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders, as shops report them. */
public interface Orders {
    /**
     * An order as its source tells it.
     *
     * @param key the shop's order number, or the line's hash with occurrence number
     * @param buyer absent where the shop does not say which member bought
     * @param amount what was paid; negative for a refund
     */
    record Incoming(String key, @Nullable IdentityId buyer, Instant placedAt, Precision precision, Money amount) {}

    /** What became of a batch; what an erased person bought is left out like a duplicate. */
    record Recorded(int accepted, int duplicates) {}

    /** Records orders with their activity; those recorded before are left as they are. Needs a transaction. */
    Recorded record(CommunityId community, Source source, Origin origin, List<Incoming> orders);
}
