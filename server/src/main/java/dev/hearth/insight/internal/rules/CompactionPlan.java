package dev.hearth.insight.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Which small files of one month to merge. Files are sorted into tiers by size, each eight times the one below; a tier
 * with {@value #FAN_IN} files becomes one file of a higher tier. Thus a row is rewritten at most once per tier:
 * about log8(rows) times in all, however small the batches were.
 */
public final class CompactionPlan {
    /** Files of one tier that are merged. */
    public static final int FAN_IN = 8;

    /** Files with more rows are left alone. */
    public static final long LARGE_ROWS = 4_000_000;

    private CompactionPlan() {}

    /** Disjoint groups of files, each to become one. */
    public static <F> List<List<F>> plan(List<F> files, ToLongFunction<F> rows) {
        var tiers = new TreeMap<Integer, List<F>>();
        for (F file : files) {
            if (rows.applyAsLong(file) < LARGE_ROWS) {
                tiers.computeIfAbsent(tier(rows.applyAsLong(file)), tier -> new ArrayList<>())
                        .add(file);
            }
        }
        return tiers.values().stream().filter(tier -> tier.size() >= FAN_IN).toList();
    }

    /** Floor of log8. */
    private static int tier(long rows) {
        return (63 - Long.numberOfLeadingZeros(Math.max(1, rows))) / 3;
    }
}
