/** What every HTTP answer has in common: JSON, problem documents, limits. */
@NullMarked
package dev.hearth.platform.internal.http;

import org.jspecify.annotations.NullMarked;
