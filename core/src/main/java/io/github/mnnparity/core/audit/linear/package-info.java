/**
 * Layers whose outputs are weighted sums, as both files say them: weights, biases and what is
 * folded into them. Start at {@link io.github.mnnparity.core.audit.linear.LinearCase}. Numbers
 * only: nothing here reads graphs or decides a verdict.
 */
@NullMarked
package io.github.mnnparity.core.audit.linear;

import org.jspecify.annotations.NullMarked;
