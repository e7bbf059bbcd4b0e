/** Tests of platform. */
@NullMarked
package dev.hearth.platform;

import org.jspecify.annotations.NullMarked;
