/** Small but true ONNX networks with seeded weights, built for the end-to-end suites. */
@NullMarked
package io.github.mnnparity.suite.zoo;

import org.jspecify.annotations.NullMarked;
