/** Load programs, started by the scripts in the project's bench folder. */
@NullMarked
package dev.hearth.bench;

import org.jspecify.annotations.NullMarked;
