/**
 * ONNX's own backend tests: what the real converter and engine make of them, told by a script that
 * knows nothing of lifting, against what the lifted graph and a comparison say.
 */
@NullMarked
package io.github.mnnparity.suite.conformance;

import org.jspecify.annotations.NullMarked;
