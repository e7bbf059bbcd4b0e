/** What every module needs and no business word: clock, ids, database, settings, errors, files. */
@NullMarked
package dev.hearth.platform;

import org.jspecify.annotations.NullMarked;
