/** Insight over HTTP: JSON, a printable page, a terminal table. */
@NullMarked
package dev.hearth.insight.internal.http;

import org.jspecify.annotations.NullMarked;
