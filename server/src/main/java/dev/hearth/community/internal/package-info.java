/** Inside of community. */
@NullMarked
package dev.hearth.community.internal;

import org.jspecify.annotations.NullMarked;
