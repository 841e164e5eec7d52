/**
 * The one graph vocabulary: ONNX operators over named values. Start at {@link
 * io.github.mnnparity.core.graph.Graph}. Both the reference and the lifted candidate are such
 * graphs. Nothing here reads files or runs anything.
 */
@NullMarked
package io.github.mnnparity.core.graph;

import org.jspecify.annotations.NullMarked;
