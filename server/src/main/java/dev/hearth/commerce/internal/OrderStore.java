package dev.hearth.commerce.internal;

import dev.hearth.activity.CommunityId;
import dev.hearth.commerce.Orders.Incoming;
import dev.hearth.platform.spi.PersonalData;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of orders. */
@Repository
class OrderStore {
    private static final int FETCH_ROWS = 500;

    private final JdbcClient jdbc;

    OrderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> drawNumbers(int count) {
        return jdbc.sql("""
                        select nextval(pg_get_serial_sequence('commerce.purchase_order', 'number'))
                        from generate_series(1, :count)
                        """)
                .param("count", count)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    void insert(CommunityId community, List<Long> numbers, List<Incoming> orders) {
        int inserted = jdbc.sql("""
                        insert into commerce.purchase_order
                            (number, community, identity, placed_at, amount_minor, currency)
                        overriding system value
                        select number, :community, identity, placed_at, amount_minor, currency
                        from unnest(:numbers, :buyers::bigint[], :placedAt::timestamptz[], :amounts, :currencies)
                            as new(number, identity, placed_at, amount_minor, currency)
                        """)
                .param("community", community.value())
                .param("numbers", numbers.stream().mapToLong(Long::longValue).toArray())
                .param(
                        "buyers",
                        orders.stream()
                                .map(Incoming::buyer)
                                .map(buyer -> buyer == null ? null : Long.toString(buyer.value()))
                                .toArray(String[]::new))
                .param(
                        "placedAt",
                        orders.stream()
                                .map(order -> order.placedAt().toString())
                                .toArray(String[]::new))
                .param(
                        "amounts",
                        orders.stream()
                                .mapToLong(order -> order.amount().amountMinor())
                                .toArray())
                .param(
                        "currencies",
                        orders.stream().map(order -> order.amount().currency()).toArray(String[]::new))
                .update();
        if (inserted != orders.size()) {
            throw new IllegalStateException("inserted " + inserted + " of " + orders.size() + " orders");
        }
    }

    /** Takes the buyer from at most {@code limit} orders of these identities; answers which. */
    List<Long> cutBuyer(long[] identities, int limit) {
        return jdbc.sql("""
                        with cut as (
                            select number from commerce.purchase_order where identity = any(:identities) limit :limit
                        )
                        update commerce.purchase_order o set identity = null from cut where o.number = cut.number
                        returning o.number
                        """)
                .param("identities", identities)
                .param("limit", limit)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    void export(long[] identities, PersonalData.Sink sink) {
        jdbc.sql("""
                        select number, community, identity, placed_at, amount_minor, currency
                        from commerce.purchase_order where identity = any(:identities) order by number
                        """).withFetchSize(FETCH_ROWS).param("identities", identities).query(row -> {
            var values = new LinkedHashMap<String, @Nullable Object>();
            values.put("order", row.getString("number"));
            values.put("community", row.getInt("community"));
            values.put("identity", row.getString("identity"));
            values.put("placedAt", row.getTimestamp("placed_at").toInstant());
            values.put("amountMinor", row.getLong("amount_minor"));
            values.put("currency", row.getString("currency"));
            sink.row("order", values);
        });
    }
}
