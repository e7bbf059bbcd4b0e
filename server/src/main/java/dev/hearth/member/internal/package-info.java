/** Inside of member. */
@NullMarked
package dev.hearth.member.internal;

import org.jspecify.annotations.NullMarked;
