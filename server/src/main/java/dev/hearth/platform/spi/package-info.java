/** What platform asks of the modules above it. */
@NullMarked
package dev.hearth.platform.spi;

import org.jspecify.annotations.NullMarked;
