/** Rules that hold for the whole house. */
@NullMarked
package dev.hearth.house;

import org.jspecify.annotations.NullMarked;
