/**
 * Assertions on comparisons and converted models for AssertJ: start at {@link
 * io.github.mnnparity.testing.ParityAssertions#assertThat}. Nothing here prints.
 */
@NullMarked
package io.github.mnnparity.testing;

import org.jspecify.annotations.NullMarked;
