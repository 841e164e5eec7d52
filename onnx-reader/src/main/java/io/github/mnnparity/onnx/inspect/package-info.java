/**
 * What is in an ONNX file: {@link io.github.mnnparity.onnx.inspect.OnnxInspector}. It tells what
 * the file says, also where the graph cannot be used.
 */
@NullMarked
package io.github.mnnparity.onnx.inspect;

import org.jspecify.annotations.NullMarked;
