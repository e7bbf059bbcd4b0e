/** HTTP of the roof: health and the console's files. */
@NullMarked
package dev.hearth.app.internal.http;

import org.jspecify.annotations.NullMarked;
