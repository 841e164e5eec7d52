/** What the whole tool must show on real files, end to end. */
@NullMarked
package io.github.mnnparity.suite;

import org.jspecify.annotations.NullMarked;
