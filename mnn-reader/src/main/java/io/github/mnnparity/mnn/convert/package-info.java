/**
 * Door: ONNX to MNN with MNN's own converter, in a process and folder of its own. Start at {@link
 * io.github.mnnparity.mnn.convert.Converter}. Success is what is on the disk, never an exit status.
 */
@NullMarked
package io.github.mnnparity.mnn.convert;

import org.jspecify.annotations.NullMarked;
