/** Tests of the roof. */
@NullMarked
package dev.hearth.app.internal.http;

import org.jspecify.annotations.NullMarked;
