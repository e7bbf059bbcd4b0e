/** HTTP of channel. */
@NullMarked
package dev.hearth.channel.internal.http;

import org.jspecify.annotations.NullMarked;
