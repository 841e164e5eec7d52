/**
 * Lifters of recurrent ops, to the recurrent operators of ONNX. Start at {@link
 * io.github.mnnparity.mnn.lift.recurrent.RecurrentLifters}.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.recurrent;

import org.jspecify.annotations.NullMarked;
