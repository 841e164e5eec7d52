/**
 * Formulas that explain biases which are not the expected ones, one class each; the list is {@link
 * io.github.mnnparity.core.audit.bias.BiasFormulas}, the most particular first.
 */
@NullMarked
package io.github.mnnparity.core.audit.bias;

import org.jspecify.annotations.NullMarked;
