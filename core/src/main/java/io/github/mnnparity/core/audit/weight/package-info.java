/**
 * Formulas that explain weights which are not the expected ones, one class each; the list is {@link
 * io.github.mnnparity.core.audit.weight.WeightFormulas}, the most particular first.
 */
@NullMarked
package io.github.mnnparity.core.audit.weight;

import org.jspecify.annotations.NullMarked;
