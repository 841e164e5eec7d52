package io.github.mnnparity.mnn.model;

/**
 * How a tensor is quantized: {@code real = (q - zero) * scale}, q in {@code [min, max]}.
 *
 * @param type a {@code DataType} of the schema; 0 and 6 are int8
 */
public record TensorQuant(float scale, float zero, float min, float max, int type) {}
