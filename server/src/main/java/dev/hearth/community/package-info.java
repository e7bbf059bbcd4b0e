/** What is this community for? Communities, groups, goals. */
@NullMarked
package dev.hearth.community;

import org.jspecify.annotations.NullMarked;
