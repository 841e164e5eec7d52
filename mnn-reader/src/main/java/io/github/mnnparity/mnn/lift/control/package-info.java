/**
 * Lifters of ops that run subgraphs: {@code If} and {@code While}. Start at {@link
 * io.github.mnnparity.mnn.lift.control.ControlLifters}.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.control;

import org.jspecify.annotations.NullMarked;
