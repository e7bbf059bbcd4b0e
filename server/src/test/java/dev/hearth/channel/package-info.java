/** Imports by HTTP in and log out. */
@NullMarked
package dev.hearth.channel;

import org.jspecify.annotations.NullMarked;
