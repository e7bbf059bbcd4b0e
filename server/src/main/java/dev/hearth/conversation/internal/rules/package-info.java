/** What a text tells without being stored in the log: pure rules. */
@NullMarked
package dev.hearth.conversation.internal.rules;

import org.jspecify.annotations.NullMarked;
