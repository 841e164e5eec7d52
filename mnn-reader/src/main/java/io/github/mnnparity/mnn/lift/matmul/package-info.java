/**
 * Lifters of matrix products. Start at {@link io.github.mnnparity.mnn.lift.matmul.MatMulLifters}.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.matmul;

import org.jspecify.annotations.NullMarked;
