/**
 * Lifters of ops that sample images at other places. Start at {@link
 * io.github.mnnparity.mnn.lift.resize.ResizeLifters}.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.resize;

import org.jspecify.annotations.NullMarked;
