/**
 * Lifters of ops that take tensors apart or put them together; no value changes. Start at {@link
 * io.github.mnnparity.mnn.lift.slicing.SlicingLifters}.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.slicing;

import org.jspecify.annotations.NullMarked;
