package dev.hearth.insight.internal;

/** Lets a question wait, for a moment, until the lake holds what was in the log when it was asked. */
interface Freshness {
    /** False where the time was up first. */
    boolean await();
}
