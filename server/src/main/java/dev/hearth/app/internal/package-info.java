/** Inside of app: start and stop of the server process. */
@NullMarked
package dev.hearth.app.internal;

import org.jspecify.annotations.NullMarked;
