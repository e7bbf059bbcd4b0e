/** Inside of activity. */
@NullMarked
package dev.hearth.activity.internal;

import org.jspecify.annotations.NullMarked;
