package io.github.mnnparity.suite.ledger;

import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A quantized pair.
 *
 * @param fault what was done to it; empty for a healthy one
 * @param ops of which one must be named: the damaged one, or those that touch a damaged grid
 */
record LedgerCase(
    String name, String fault, Path onnx, Path mnn, Map<String, Tensor> inputs, List<String> ops) {}
