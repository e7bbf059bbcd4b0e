package dev.hearth.house;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.activity.ActivityFollower;
import dev.hearth.activity.LoggedActivity;
import dev.hearth.house.Replay.Projection;
import dev.hearth.testing.CommunityDay;
import dev.hearth.testing.Lines;
import dev.hearth.testing.Property;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Live state equals state rebuilt from the log, for every projection. */
class ReplayTest {
    private static final int CASES = 3;

    static List<Projection> projections() {
        return List.of(overCommunityDays("community_day", CommunityDay::new));
    }

    @ParameterizedTest
    @MethodSource("projections")
    void whatWasDerivedLiveIsDerivedAgain(Projection projection) {
        Property.forAll(CASES, random -> Replay.check(projection, random));
    }

    @Test
    void aProjectionThatForgetsToResetIsFound() {
        mustFail(jdbc -> new DelegatingFollower(new CommunityDay(jdbc)) {
            @Override
            public void reset() {}
        });
    }

    @Test
    void aProjectionThatCountsBatchesIsFound() {
        mustFail(jdbc -> new DelegatingFollower(new CommunityDay(jdbc)) {
            @Override
            public void follow(List<LoggedActivity> lines) {
                super.follow(lines);
                jdbc.sql("update public.community_day set lines = lines + 1").update();
            }
        });
    }

    private static void mustFail(Function<JdbcClient, ActivityFollower> broken) {
        Projection projection = overCommunityDays("broken", broken);
        assertThatThrownBy(() -> Replay.check(projection, new Random(1)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("replayed");
    }

    private static Projection overCommunityDays(String name, Function<JdbcClient, ActivityFollower> follower) {
        return new Projection(name, follower, List.of(CommunityDay.TABLE), List.of(CommunityDay.CREATE), Lines.KINDS);
    }
}
