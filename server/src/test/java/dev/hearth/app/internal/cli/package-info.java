/** Tests of app/internal/cli. */
@NullMarked
package dev.hearth.app.internal.cli;

import org.jspecify.annotations.NullMarked;
