/**
 * Comparisons as JUnit tests: {@link io.github.mnnparity.testing.junit.ParityTest}. Nothing here
 * prints.
 */
@NullMarked
package io.github.mnnparity.testing.junit;

import org.jspecify.annotations.NullMarked;
