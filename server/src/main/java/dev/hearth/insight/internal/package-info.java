/** Inside of insight: the lake, the query engine, the catalogue. */
@NullMarked
package dev.hearth.insight.internal;

import org.jspecify.annotations.NullMarked;
