/** Apps that use MNN's API wrongly, and what {@code parity explain} says about what they got. */
@NullMarked
package io.github.mnnparity.suite.misuse;

import org.jspecify.annotations.NullMarked;
