/** What has happened? The append-only log, its readers, and the id types its envelope carries. */
@NullMarked
package dev.hearth.activity;

import org.jspecify.annotations.NullMarked;
