/** Tests of app/internal/http. */
@NullMarked
package dev.hearth.app.internal.http;

import org.jspecify.annotations.NullMarked;
