/** The inside of imports. */
@NullMarked
package dev.hearth.channel.internal;

import org.jspecify.annotations.NullMarked;
