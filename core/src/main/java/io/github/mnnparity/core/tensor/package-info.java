/**
 * Dense tensors and their dtypes and shapes. Start at {@link
 * io.github.mnnparity.core.tensor.Tensor}. Nothing here knows a model format, a runtime or a file.
 */
@NullMarked
package io.github.mnnparity.core.tensor;

import org.jspecify.annotations.NullMarked;
