package io.github.mnnparity.core.align;

import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of the two graphs, with what is known of its values.
 *
 * @param values captured tensors by canonical name; only dtypes and element counts are used, save
 *     by value correlation
 * @param distrusted names that say nothing about the contents
 * @param closed values that lead to pairs of others, but are in none: no run computes them as they
 *     are
 */
public record Side(
    Flow flow, Map<String, Tensor> values, Set<String> distrusted, Set<String> closed) {
  /** A side whose values may all be paired. */
  public Side(Flow flow, Map<String, Tensor> values, Set<String> distrusted) {
    this(flow, values, distrusted, Set.of());
  }

  Optional<Tensor> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** False only if both are known and one is a float and the other is not. */
  static boolean sameFamily(Side a, String valueA, Side b, String valueB) {
    Optional<DType> left = a.value(valueA).map(Tensor::dtype);
    Optional<DType> right = b.value(valueB).map(Tensor::dtype);
    return left.isEmpty() || right.isEmpty() || left.get().isFloat() == right.get().isFloat();
  }

  /** False if both are known and differ in family or element count. */
  static boolean compatible(Side a, String valueA, Side b, String valueB) {
    Optional<Long> left = a.value(valueA).map(Tensor::elements);
    Optional<Long> right = b.value(valueB).map(Tensor::elements);
    return sameFamily(a, valueA, b, valueB)
        && (left.isEmpty() || right.isEmpty() || left.get().equals(right.get()));
  }
}
