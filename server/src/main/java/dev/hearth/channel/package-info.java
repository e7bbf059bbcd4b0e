/** How do outside worlds get in and out? Importers. */
@NullMarked
package dev.hearth.channel;

import org.jspecify.annotations.NullMarked;
