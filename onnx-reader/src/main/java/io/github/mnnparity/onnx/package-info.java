/**
 * The door of the ONNX side: {@link io.github.mnnparity.onnx.OnnxReader} reads models, {@link
 * io.github.mnnparity.onnx.OnnxWriter} writes them, {@link io.github.mnnparity.onnx.OnnxTensors}
 * reads single tensors.
 */
@NullMarked
package io.github.mnnparity.onnx;

import org.jspecify.annotations.NullMarked;
