/** The engine ladder and device views, in the real engine. */
@NullMarked
package io.github.mnnparity.suite.ladder;

import org.jspecify.annotations.NullMarked;
