/** HTTP of community. */
@NullMarked
package dev.hearth.community.internal.http;

import org.jspecify.annotations.NullMarked;
