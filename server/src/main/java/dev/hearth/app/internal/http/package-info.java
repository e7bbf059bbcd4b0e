/** Inside of the roof: the pages of the console. */
@NullMarked
package dev.hearth.app.internal.http;

import org.jspecify.annotations.NullMarked;
