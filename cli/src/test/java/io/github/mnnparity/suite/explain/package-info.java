/** Apps with mistakes between an image and MNN: does {@code parity explain} name each? */
@NullMarked
package io.github.mnnparity.suite.explain;

import org.jspecify.annotations.NullMarked;
