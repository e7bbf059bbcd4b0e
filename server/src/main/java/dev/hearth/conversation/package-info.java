/** What is said here? Messages with their facts. */
@NullMarked
package dev.hearth.conversation;

import org.jspecify.annotations.NullMarked;
