package dev.hearth.insight.internal;

import dev.hearth.activity.ActivityFollowers;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks the log how far the lake has followed it. */
@Component
class FollowerFreshness implements Freshness {
    /** A bulk import may keep the lake behind for longer: then the answer is as fresh as its manifest says. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ActivityFollowers followers;

    FollowerFreshness(ActivityFollowers followers) {
        this.followers = followers;
    }

    @Override
    public boolean await() {
        return followers.awaitCaughtUp(LakeFollower.NAME, PATIENCE);
    }
}
