package dev.hearth.insight.internal.rules;

import static dev.hearth.insight.MissingInput.ACTIVITY;
import static dev.hearth.insight.MissingInput.ANSWERS;
import static dev.hearth.insight.MissingInput.JOINS;
import static dev.hearth.insight.MissingInput.LINKS;
import static dev.hearth.insight.MissingInput.MATURE_COHORT;

import dev.hearth.insight.Figure;
import java.util.List;
import java.util.Locale;

/**
 * The catalogue of metrics: what each is called, its unit, what it reads and how it follows from the {@link Counts}.
 * The words people read are in the message catalogue; the formulas with their sources in {@code docs/definitions.md}.
 */
public enum MetricDefinition {
    /** Messages by anyone but bots and the system. */
    MESSAGES("messages", Inputs.MESSAGES_ROLES) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return Figure.count(counts.messages());
        }
    },
    /** Persons, bots and the system left out, with at least one message. */
    SPEAKERS("persons", Inputs.MESSAGES_ROLES) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return Figure.count(counts.speakers());
        }
    },
    /** Σ daily active members / local days of the interval. */
    DAU_MEAN("persons_per_day", Inputs.ACTIVITY_ROLES) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return Figure.quotient(counts.personDays(), window.days(), ACTIVITY);
        }
    },
    /** Distinct active members of the 7 local days ending with the interval. */
    WAU("persons", Inputs.ACTIVITY_ROLES) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return Figure.count(counts.weekly());
        }
    },
    /** Distinct active members of the 30 local days ending with the interval. */
    MAU("persons", Inputs.ACTIVITY_ROLES) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return Figure.count(counts.monthly());
        }
    },
    /** (Σ daily active members of the trailing 30 local days / 30) / MAU; 0 to 1. */
    DAU_MAU_RATIO("ratio", Inputs.ACTIVITY_ROLES) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return Figure.quotient((double) counts.monthlyPersonDays() / Window.MONTH_DAYS, counts.monthly(), ACTIVITY);
        }
    },
    /** Messages of the ten persons with most / messages; 0 to 1. */
    TOP10_SHARE("ratio", Inputs.MESSAGES_ROLES) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return Figure.quotient(counts.topTen(), counts.messages(), ACTIVITY);
        }
    },
    /** 接话率: members' messages followed by another member in the same group within 10 minutes / members' messages. */
    FOLLOW_UP_RATE("ratio", Inputs.MESSAGES_ROLES) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return Figure.quotient(counts.followed(), counts.memberMessages(), ACTIVITY);
        }
    },
    /** Newcomers by first activity with a second active day within 7 days / mature newcomers; 0 to 1. */
    SECOND_DAY_7D("ratio", Inputs.ACTIVITY_ROLES) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return Figure.quotient(counts.newcomersBack(), counts.newcomers(), MATURE_COHORT);
        }
    },
    /** Recorded joins of members. */
    JOINS_COUNT("joins", Inputs.MEMBERSHIP) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return counts.joinsKnown() ? Figure.count(counts.joins()) : Figure.cannotJudge(JOINS);
        }
    },
    /** Recorded departures of members. */
    LEAVES_COUNT("leaves", Inputs.MEMBERSHIP) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return counts.joinsKnown() ? Figure.count(counts.leaves()) : Figure.cannotJudge(JOINS);
        }
    },
    /** Members whose last record in some group, up to the as-of instant, is a join. */
    MEMBERS_NOW("persons", Inputs.MEMBERSHIP) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return counts.joinsKnown() ? Figure.count(counts.members()) : Figure.cannotJudge(JOINS);
        }
    },
    /** First deliberate activity within 7 times 24 hours of the first join / mature joiners; 0 to 1. */
    ACTIVATION_RATE_7D("ratio", Inputs.MEMBERSHIP_ACTIVITY) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return counts.joinsKnown()
                    ? Figure.quotient(counts.joinedActivated(), counts.joined(), MATURE_COHORT)
                    : Figure.cannotJudge(JOINS);
        }
    },
    /** Members' opening messages answered by another person within 24 hours / those at least 24 hours old; 0 to 1. */
    REPLY_RATE("ratio", Inputs.LINKS_ROLES) {
        @Override
        public Figure figure(Counts counts, Window window) {
            return counts.linksKnown()
                    ? Figure.quotient(counts.openersAnswered(), counts.openers(), MATURE_COHORT)
                    : Figure.cannotJudge(LINKS);
        }
    },
    /** Kaplan-Meier median of the minutes until a member's opening message is answered. */
    FIRST_RESPONSE_MEDIAN_MINUTES("minutes", Inputs.LINKS_ROLES) {
        @Override
        public Figure figure(Counts counts, Window window) {
            if (!counts.linksKnown()) {
                return Figure.cannotJudge(LINKS);
            }
            Long median = counts.medianResponseMicroseconds();
            return median == null ? Figure.cannotJudge(ANSWERS) : new Figure.Known(median / 60_000_000.0, null, null);
        }
    };

    private final String unit;
    private final List<String> inputs;

    MetricDefinition(String unit, List<String> inputs) {
        this.unit = unit;
        this.inputs = inputs;
    }

    /** Stable name outside. */
    public String id() {
        return switch (this) {
            case JOINS_COUNT -> "joins";
            case LEAVES_COUNT -> "leaves";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    public String unit() {
        return unit;
    }

    public List<String> inputs() {
        return inputs;
    }

    public abstract Figure figure(Counts counts, Window window);

    private static final class Inputs {
        static final List<String> MESSAGES_ROLES = List.of("conversation.message.posted", "member.standing");
        static final List<String> ACTIVITY_ROLES =
                List.of("conversation.message.posted", "commerce.order.placed", "member.standing");
        static final List<String> MEMBERSHIP =
                List.of("member.membership.joined", "member.membership.left", "member.standing");
        static final List<String> MEMBERSHIP_ACTIVITY = List.of(
                "member.membership.joined", "conversation.message.posted", "commerce.order.placed", "member.standing");
        static final List<String> LINKS_ROLES = List.of("conversation.message.posted:replyTo", "member.standing");

        private Inputs() {}
    }
}
