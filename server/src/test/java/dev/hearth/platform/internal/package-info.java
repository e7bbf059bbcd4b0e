/** Tests of platform/internal. */
@NullMarked
package dev.hearth.platform.internal;

import org.jspecify.annotations.NullMarked;
