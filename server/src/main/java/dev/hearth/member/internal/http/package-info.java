/** HTTP of member. */
@NullMarked
package dev.hearth.member.internal.http;

import org.jspecify.annotations.NullMarked;
