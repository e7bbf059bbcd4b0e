/** Tests and measurements of what is inside the log. */
@NullMarked
package dev.hearth.activity.internal;

import org.jspecify.annotations.NullMarked;
