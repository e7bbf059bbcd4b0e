/** The command line: {@code run}, {@code demo}, {@code import}, {@code report}. */
@NullMarked
package dev.hearth.app.internal.cli;

import org.jspecify.annotations.NullMarked;
