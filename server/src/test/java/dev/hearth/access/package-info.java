/** Tests of access. */
@NullMarked
package dev.hearth.access;

import org.jspecify.annotations.NullMarked;
