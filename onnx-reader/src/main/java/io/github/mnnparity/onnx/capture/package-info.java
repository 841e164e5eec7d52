/**
 * Runs graphs with ONNX Runtime. Start at {@link io.github.mnnparity.onnx.capture.OrtGraphRunner}.
 * Every native handle is closed here; what leaves is a copy.
 */
@NullMarked
package io.github.mnnparity.onnx.capture;

import org.jspecify.annotations.NullMarked;
