/**
 * One class a family of preprocessing mistakes, joined in {@link
 * io.github.mnnparity.core.preprocess.mistake.Mistakes}. Recipes in, recipes out: nothing here
 * makes a tensor.
 */
@NullMarked
package io.github.mnnparity.core.preprocess.mistake;

import org.jspecify.annotations.NullMarked;
