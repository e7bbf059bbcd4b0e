/** Inside of platform. */
@NullMarked
package dev.hearth.platform.internal;

import org.jspecify.annotations.NullMarked;
