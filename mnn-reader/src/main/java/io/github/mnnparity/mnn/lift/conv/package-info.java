/**
 * Lifters of convolutions, plain, depthwise, transposed and grouped. One lifter a file; {@code
 * ConvLifters.all()} lists them.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.conv;

import org.jspecify.annotations.NullMarked;
