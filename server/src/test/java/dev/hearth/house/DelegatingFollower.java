package dev.hearth.house;

import dev.hearth.activity.ActivityFollower;
import dev.hearth.activity.LoggedActivity;
import java.util.List;

/** A follower with something done differently. */
abstract class DelegatingFollower implements ActivityFollower {
    private final ActivityFollower rest;

    DelegatingFollower(ActivityFollower rest) {
        this.rest = rest;
    }

    @Override
    public String name() {
        return rest.name();
    }

    @Override
    public int batchSize() {
        return rest.batchSize();
    }

    @Override
    public void follow(List<LoggedActivity> lines) {
        rest.follow(lines);
    }

    @Override
    public void reset() {
        rest.reset();
    }
}
