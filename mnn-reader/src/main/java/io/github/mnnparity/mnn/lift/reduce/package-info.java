/**
 * Lifters of ops that reduce, order or accumulate along axes. Start at {@link
 * io.github.mnnparity.mnn.lift.reduce.ReduceLifters}.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.reduce;

import org.jspecify.annotations.NullMarked;
