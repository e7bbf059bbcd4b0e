/** Rules of insight without SQL, clock or Spring: intervals, verdicts, compaction. */
@NullMarked
package dev.hearth.insight.internal.rules;

import org.jspecify.annotations.NullMarked;
