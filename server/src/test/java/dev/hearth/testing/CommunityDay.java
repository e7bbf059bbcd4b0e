package dev.hearth.testing;

import dev.hearth.activity.ActivityFollower;
import dev.hearth.activity.LoggedActivity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The least projection: lines and amounts of a community's day (UTC). Its digest depends on the order of the lines, so
 * that a replay in another order, or with a line missing or twice, is seen.
 */
public final class CommunityDay implements ActivityFollower {
    public static final String NAME = "testing.community-day";
    public static final String TABLE = "public.community_day";
    public static final String CREATE = """
            create table public.community_day (
                community integer, day date, lines bigint not null, amount_minor numeric not null,
                digest bigint not null, primary key (community, day))
            """;
    private final JdbcClient jdbc;

    public CommunityDay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int batchSize() {
        return 37;
    }

    @Override
    public void follow(List<LoggedActivity> lines) {
        for (LoggedActivity line : lines) {
            int written = jdbc.sql("""
                            insert into public.community_day as old (community, day, lines, amount_minor, digest)
                            values (:community, :day, 1, :amount, :hash)
                            on conflict (community, day) do update set lines = old.lines + 1,
                                amount_minor = old.amount_minor + excluded.amount_minor,
                                digest = (old.digest * 31 + excluded.digest) % 1000000007
                            """)
                    .param("community", line.community().value())
                    .param("day", LocalDate.ofInstant(line.occurredAt(), ZoneOffset.UTC))
                    .param("amount", line.amount() == null ? 0 : line.amount().amountMinor())
                    .param("hash", Math.abs(line.id().getLeastSignificantBits() % 1_000_000_007))
                    .update();
            if (written != 1) {
                throw new IllegalStateException();
            }
        }
    }

    @Override
    public void reset() {
        jdbc.sql("delete from public.community_day").update();
    }
}
