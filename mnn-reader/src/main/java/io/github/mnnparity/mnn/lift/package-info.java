/**
 * Lifting: a {@code .mnn} graph rewritten, op by op, into ONNX operators. Start at {@link
 * io.github.mnnparity.mnn.lift.GraphLifter}. A lifter states what an op and its stored fields mean
 * by MNN's schema, never what a kernel makes of them. Nothing here runs a graph or logs.
 */
@NullMarked
package io.github.mnnparity.mnn.lift;

import org.jspecify.annotations.NullMarked;
