/** Who is this? Persons, identities, memberships. */
@NullMarked
package dev.hearth.member;

import org.jspecify.annotations.NullMarked;
