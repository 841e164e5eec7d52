/**
 * Weights as numbers: every encoding that {@code .mnn} files use, one class each. Start at {@link
 * io.github.mnnparity.mnn.weight.Weights}. Files are untrusted: every count is checked before
 * memory is taken for it.
 */
@NullMarked
package io.github.mnnparity.mnn.weight;

import org.jspecify.annotations.NullMarked;
