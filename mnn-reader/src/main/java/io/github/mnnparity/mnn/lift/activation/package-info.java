/**
 * Lifters of activations: shape and dtype unchanged, one input. One lifter a file; {@code
 * ActivationLifters.all()} lists them.
 */
@NullMarked
package io.github.mnnparity.mnn.lift.activation;

import org.jspecify.annotations.NullMarked;
