package io.github.mnnparity.core.align;

import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;

/** Values of both graphs on another input than the compared one, by canonical name. */
public record SecondInput(Map<String, Tensor> reference, Map<String, Tensor> candidate) {}
