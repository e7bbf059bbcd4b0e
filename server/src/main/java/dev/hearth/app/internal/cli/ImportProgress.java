package dev.hearth.app.internal.cli;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The state of an import, as {@code GET /api/v1/imports/ID} tells it.
 *
 * @param state {@code queued}, {@code running}, {@code done}, {@code failed} or {@code cancelled}
 * @param bytesRead of the file
 * @param bytesTotal size of the file; 0 where unknown
 * @param accepted lines that became activities
 * @param duplicates lines that were known already
 * @param rejected lines that could not be read
 */
record ImportProgress(String state, long bytesRead, long bytesTotal, long accepted, long duplicates, long rejected) {
    static ImportProgress of(JsonNode json) {
        return new ImportProgress(
                json.path("state").asString(""),
                json.path("bytesRead").asLong(0),
                json.path("bytesTotal").asLong(0),
                json.path("accepted").asLong(0),
                json.path("duplicates").asLong(0),
                json.path("rejected").asLong(0));
    }

    boolean hasEnded() {
        return List.of("done", "failed", "cancelled").contains(state);
    }

    /** Share of the file that has been read, in whole percent. */
    long percent() {
        return bytesTotal <= 0 ? 0 : Math.min(100, 100 * bytesRead / bytesTotal);
    }

    /** Seconds left at the speed so far; -1 where that cannot be told yet. */
    long secondsLeft(double secondsSinceStart) {
        if (bytesRead <= 0 || bytesTotal <= 0 || secondsSinceStart < 1) {
            return -1;
        }
        return Math.round(secondsSinceStart * Math.max(0, bytesTotal - bytesRead) / bytesRead);
    }

    /** Counts as text, in the order accepted, duplicates, rejected. */
    List<String> counts() {
        return List.of(grouped(accepted), grouped(duplicates), grouped(rejected));
    }

    private static String grouped(long count) {
        return String.format(java.util.Locale.ROOT, "%,d", count);
    }
}
