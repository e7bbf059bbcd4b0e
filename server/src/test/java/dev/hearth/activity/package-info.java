/** Tests of the log. */
@NullMarked
package dev.hearth.activity;

import org.jspecify.annotations.NullMarked;
