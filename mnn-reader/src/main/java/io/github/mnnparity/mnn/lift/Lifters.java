package io.github.mnnparity.mnn.lift;

import com.google.common.collect.ImmutableMap;
import io.github.mnnparity.mnn.lift.activation.ActivationLifters;
import io.github.mnnparity.mnn.lift.conv.ConvLifters;
import io.github.mnnparity.mnn.lift.elementwise.ElementwiseLifters;
import io.github.mnnparity.mnn.lift.index.IndexLifters;
import io.github.mnnparity.mnn.lift.matmul.MatMulLifters;
import io.github.mnnparity.mnn.lift.norm.NormLifters;
import io.github.mnnparity.mnn.lift.pool.PoolLifters;
import io.github.mnnparity.mnn.lift.reduce.ReduceLifters;
import io.github.mnnparity.mnn.lift.resize.ResizeLifters;
import io.github.mnnparity.mnn.lift.restore.Restorations;
import io.github.mnnparity.mnn.lift.shape.ShapeLifters;
import io.github.mnnparity.mnn.lift.slicing.SlicingLifters;
import io.github.mnnparity.mnn.lift.tiling.TilingLifters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** All lifters: the lists of the groups. */
public final class Lifters {
  private static final Map<String, OpLifter> BY_TYPE =
      Stream.of(
              ActivationLifters.all(),
              ConvLifters.all(),
              ElementwiseLifters.all(),
              IndexLifters.all(),
              MatMulLifters.all(),
              NormLifters.all(),
              PoolLifters.all(),
              ReduceLifters.all(),
              ResizeLifters.all(),
              ShapeLifters.all(),
              SlicingLifters.all(),
              TilingLifters.all())
          .flatMap(Collection::stream)
          .collect(ImmutableMap.toImmutableMap(OpLifter::mnnType, Function.identity()));

  private static final List<Restoration> RESTORATIONS = Restorations.all();

  private Lifters() {}

  /** The lifter of an op type, if there is one. */
  public static Optional<OpLifter> of(String mnnType) {
    return Optional.ofNullable(BY_TYPE.get(mnnType));
  }

  /** The op types that can be lifted. */
  public static Collection<String> types() {
    return BY_TYPE.keySet();
  }

  /** What is done to a lifted graph, in this order. */
  static List<Restoration> restorations() {
    return RESTORATIONS;
  }
}
