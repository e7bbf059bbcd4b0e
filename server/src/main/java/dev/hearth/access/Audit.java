package dev.hearth.access;

/** The audit, for modules that do to a person's data what must be answered for later. */
public interface Audit {
    /**
     * Appends a line, in the caller's transaction where there is one.
     *
     * @param kind {@code module.thing.happened}; stored, so it never changes
     * @param person dense number of the person it was done to
     */
    void record(Viewer by, String kind, long person);
}
