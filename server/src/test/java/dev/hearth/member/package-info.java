/** Tests of member. */
@NullMarked
package dev.hearth.member;

import org.jspecify.annotations.NullMarked;
