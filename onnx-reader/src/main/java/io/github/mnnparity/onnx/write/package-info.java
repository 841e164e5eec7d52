/**
 * From graphs to ONNX protobuf messages. Start at {@link
 * io.github.mnnparity.onnx.write.GraphWriter}. Nothing here runs a model.
 */
@NullMarked
package io.github.mnnparity.onnx.write;

import org.jspecify.annotations.NullMarked;
