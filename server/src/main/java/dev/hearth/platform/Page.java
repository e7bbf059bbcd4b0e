package dev.hearth.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items at most the limit asked for
 * @param nextCursor opaque; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /** No page is longer. */
    public static final int MAX_LIMIT = 200;

    public Page {
        items = List.copyOf(items);
    }
}
