/**
 * Undoes what the converter only rearranged, on the lifted graph: a matrix product that became a
 * convolution between reshapes is a matrix product again, the parts of a split group convolution
 * are one convolution. Start at {@link io.github.mnnparity.mnn.lift.restore.Restorations}. What
 * does not match a rearrangement in full is left as it is; nothing here reads a file.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.restore;

import org.jspecify.annotations.NullMarked;
