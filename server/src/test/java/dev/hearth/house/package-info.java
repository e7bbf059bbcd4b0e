/** The rules of the house, as tests. */
@NullMarked
package dev.hearth.house;

import org.jspecify.annotations.NullMarked;
