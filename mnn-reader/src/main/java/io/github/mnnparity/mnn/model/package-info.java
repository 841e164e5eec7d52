/**
 * The {@code .mnn} file as it is: verified structure, ops in execution order, tensor names. Start
 * at {@link io.github.mnnparity.mnn.model.MnnModel#read}. Nothing here knows ONNX or computes
 * values.
 */
@NullMarked
package io.github.mnnparity.mnn.model;

import org.jspecify.annotations.NullMarked;
