package dev.hearth.community;

/** Group type (群类型). Names are stored in lower case. */
public enum GroupType {
    RELATIONSHIP,
    BENEFIT,
    FLASH,
    VIP,
    COURSE,
    NOTICE
}
