/** How are we doing and why? The lake of activities, figures, trends, pitfalls and the report. */
@NullMarked
package dev.hearth.insight;

import org.jspecify.annotations.NullMarked;
