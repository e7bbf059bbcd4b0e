/** Inside of commerce. */
@NullMarked
package dev.hearth.commerce.internal;

import org.jspecify.annotations.NullMarked;
