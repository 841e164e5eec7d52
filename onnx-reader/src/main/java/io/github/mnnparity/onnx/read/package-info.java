/**
 * From ONNX protobuf messages to graphs. Start at {@link io.github.mnnparity.onnx.read.ModelFile}.
 * Nothing here runs a model or writes a file.
 */
@NullMarked
package io.github.mnnparity.onnx.read;

import org.jspecify.annotations.NullMarked;
