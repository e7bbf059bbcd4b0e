/** The roof: main, wiring, HTTP start. No logic. */
@NullMarked
package dev.hearth.app;

import org.jspecify.annotations.NullMarked;
