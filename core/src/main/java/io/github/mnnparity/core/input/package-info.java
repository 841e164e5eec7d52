/**
 * Input tensors: from files that users have ({@link io.github.mnnparity.core.input.NumpyFiles}), or
 * made from a seed to fit a graph ({@link io.github.mnnparity.core.input.Inputs}). Nothing here
 * runs a model.
 */
@NullMarked
package io.github.mnnparity.core.input;

import org.jspecify.annotations.NullMarked;
