/** What is sold and paid? Orders. */
@NullMarked
package dev.hearth.commerce;

import org.jspecify.annotations.NullMarked;
