/** How a line of an outside format reads: pure rules. */
@NullMarked
package dev.hearth.channel.internal.rules;

import org.jspecify.annotations.NullMarked;
