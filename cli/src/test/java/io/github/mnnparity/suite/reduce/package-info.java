/** Reduces damaged files and real defects, and checks that each bundle fails as the whole did. */
@NullMarked
package io.github.mnnparity.suite.reduce;

import org.jspecify.annotations.NullMarked;
