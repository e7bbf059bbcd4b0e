/** Inside of channel. */
@NullMarked
package dev.hearth.channel.internal;

import org.jspecify.annotations.NullMarked;
