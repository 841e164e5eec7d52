/**
 * Tensors from files that users have: start at {@link io.github.mnnparity.core.input.NumpyFiles}.
 * Nothing here knows a model.
 */
@NullMarked
package io.github.mnnparity.core.input;

import org.jspecify.annotations.NullMarked;
