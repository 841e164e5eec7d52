/**
 * Lifters of ops that repeat, fill, pad or rearrange the elements of tensors. Start at {@link
 * io.github.mnnparity.mnn.lift.tiling.TilingLifters}.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.tiling;

import org.jspecify.annotations.NullMarked;
