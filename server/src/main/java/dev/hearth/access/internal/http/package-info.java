/** HTTP of access, and the gate that every route of every module passes. */
@NullMarked
package dev.hearth.access.internal.http;

import org.jspecify.annotations.NullMarked;
