/**
 * What goes wrong, told as facts: {@link io.github.mnnparity.core.error.Problem} and the exceptions
 * that carry it. No other exception crosses a door of the project.
 */
@NullMarked
package io.github.mnnparity.core.error;

import org.jspecify.annotations.NullMarked;
