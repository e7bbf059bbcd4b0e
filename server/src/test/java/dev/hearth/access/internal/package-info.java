/** Tests from inside of access. */
@NullMarked
package dev.hearth.access.internal;

import org.jspecify.annotations.NullMarked;
