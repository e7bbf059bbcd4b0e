/** Tests of the roof's inside. */
@NullMarked
package dev.hearth.app.internal;

import org.jspecify.annotations.NullMarked;
