/** Who may enter and do what? Operators, sign-in, sessions, roles, audit. */
@NullMarked
package dev.hearth.access;

import org.jspecify.annotations.NullMarked;
