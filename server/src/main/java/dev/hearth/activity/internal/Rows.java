package dev.hearth.activity.internal;

/** Every statement that writes knows how many rows it expects. */
final class Rows {
    private Rows() {}

    static void expect(long expected, long actual) {
        if (actual != expected) {
            throw new IllegalStateException("expected to write " + expected + " rows, wrote " + actual);
        }
    }
}
