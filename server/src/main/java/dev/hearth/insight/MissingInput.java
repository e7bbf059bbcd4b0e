package dev.hearth.insight;

import java.util.Locale;

/** What a figure would need and the data do not hold. */
public enum MissingInput {
    /** No recorded activity in the interval. */
    ACTIVITY,
    /** No record of who joined when. */
    JOINS,
    /** No record of which message answers whom. */
    LINKS,
    /** Too few of the questions were answered for a median to exist. */
    ANSWERS,
    /** Nobody said what type the group is. */
    GROUP_TYPE,
    /** Nobody said which accounts are operators. */
    ROLES,
    /** Messages carry no class such as promotion or support. */
    MESSAGE_CLASS,
    /** No orders with prices. */
    ORDERS,
    /** Goals are kept per community, not per group. */
    GROUP_GOALS,
    /** Not enough of the community's own past to compare with. */
    HISTORY,
    /** Too few cases to say anything. */
    SAMPLE,
    /** Not enough time has passed for anybody's outcome to be known. */
    MATURE_COHORT;

    /** The stable name outside, such as {@code group_type}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
