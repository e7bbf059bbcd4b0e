/** Tests of the gate. */
@NullMarked
package dev.hearth.access.internal.http;

import org.jspecify.annotations.NullMarked;
