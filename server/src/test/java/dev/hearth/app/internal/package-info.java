/** Tests of app/internal. */
@NullMarked
package dev.hearth.app.internal;

import org.jspecify.annotations.NullMarked;
