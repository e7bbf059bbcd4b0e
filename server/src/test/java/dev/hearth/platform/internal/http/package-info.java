/** Tests of what HTTP answers have in common. */
@NullMarked
package dev.hearth.platform.internal.http;

import org.jspecify.annotations.NullMarked;
