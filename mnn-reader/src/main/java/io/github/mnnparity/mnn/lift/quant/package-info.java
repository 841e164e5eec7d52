/**
 * Integer arithmetic: which ops a file stores so, on which grids their tensors lie, and the lifters
 * of the ops that quantize. Start at {@code QuantPlan}. Nothing here decides which form is run.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.quant;

import org.jspecify.annotations.NullMarked;
