/** Inside of conversation. */
@NullMarked
package dev.hearth.conversation.internal;

import org.jspecify.annotations.NullMarked;
