/**
 * Lifters of elementwise arithmetic, comparisons, logic and casts. One lifter a file; {@code
 * ElementwiseLifters.all()} lists them.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.elementwise;

import org.jspecify.annotations.NullMarked;
