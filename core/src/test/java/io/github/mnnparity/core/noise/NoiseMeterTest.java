package io.github.mnnparity.core.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.align.Pair;
import io.github.mnnparity.core.diagnose.LocalReplay;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.graph.Flow;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.io.ScratchMemory;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@link NoiseMeter}, {@link Jitter} and {@link Accumulation}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NoiseMeterTest {
  private static final double ULP = 0x1p-23;

  private static Tensor filled(float value, long... dims) {
    Shape shape = Shape.of(dims);
    float[] values = new float[(int) shape.elements()];
    Arrays.fill(values, value);
    return Tensor.ofFloats(shape, values);
  }

  /** Neighbours cancel, so that rounding shows. */
  private static Tensor alternating(long... dims) {
    float[] values = filled(1, dims).toFloats();
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 2 == 0 ? 1 : -1;
    }
    values[0] = 1.5f;
    return Tensor.ofFloats(Shape.of(dims), values);
  }

  private static NoiseMeter meter(Measured measured, Predicate<Pair> roundingFree) {
    return new NoiseMeter(
        Small.evaluator()::run,
        measured.alignment(),
        measured.feeds(),
        measured.referenceValues(),
        roundingFree);
  }

  private static NoiseFloors floors(Measured measured) {
    return meter(measured, pair -> false).measure();
  }

  private static Measured product(int inner) {
    return measured(
        new Small()
            .shape(1, inner)
            .input("x")
            .constant("w", filled(1, inner, 1))
            .node("MatMul", "y", "x", "w")
            .output("y"),
        alternating(1, inner));
  }

  private static Measured measured(Small small, Tensor input) {
    return Small.measured(small, small, input);
  }

  private static Measured rounding() {
    return measured(
        new Small().shape(64).input("x").node("Round", "y", "x").output("y"), filled(1.5f, 64));
  }

  @Test
  void a_floor_is_never_below_one_rounding() {
    Measured measured =
        measured(new Small().input("x").node("Relu", "y", "x").output("y"), filled(0, 4));
    Pair pair = Small.pair(measured, "y");

    assertThat(floors(measured).liftedLocal(pair)).isEqualTo(ULP);
    assertThat(floors(measured).lifted(pair)).isGreaterThanOrEqualTo(ULP);
  }

  @Test
  void the_floor_of_a_sum_that_cancels_is_above_one_rounding() {
    Measured measured = product(512);

    assertThat(floors(measured).liftedLocal(Small.pair(measured, "y"))).isGreaterThan(4 * ULP);
  }

  @Test
  void of_weights_too_large_to_copy_the_input_is_moved_instead() {
    int rows = (int) (LargeWeights.MOST_COPIED / Float.BYTES) + 1;
    Shape shape = Shape.of(rows, 1);
    Tensor weights =
        Tensor.wrap(DType.FLOAT32, shape, ScratchMemory.allocate(DType.FLOAT32.byteSize(rows)));
    Flow flow =
        Flow.of(
            new Small()
                .input("x")
                .constant("w", weights)
                .node("MatMul", "y", "x", "w")
                .output("y")
                .graph());
    Map<String, Tensor> values = Map.of("x", filled(1, 1, 4));
    Accumulation accumulation = new Accumulation(flow, values);

    assertThat(new Jitter(0).initializers(flow, accumulation)).isEmpty();
    Graph moved = LargeWeights.moved(flow, accumulation, values, new Jitter(0));
    assertThat(moved.nodes()).extracting(Node::opType).containsExactly("Mul", "MatMul");
    assertThat(moved.nodes().get(0).inputs()).contains("x");
    assertThat(moved.nodes().get(1).inputs()).doesNotContain("x").contains("w");
    assertThat(moved.initializers().get("w")).isSameAs(weights);
  }

  @Test
  void the_floor_grows_with_the_operators_passed() {
    Small small = new Small().input("x");
    String last = "x";
    for (int i = 0; i < 9; i++) {
      small.node("Neg", "v" + i, last);
      last = "v" + i;
    }
    Measured measured = measured(small.output(last), filled(1, 4));
    NoiseFloors floors = floors(measured);

    assertThat(floors.lifted(Small.pair(measured, "v8")))
        .isGreaterThan(floors.lifted(Small.pair(measured, "v0")));
  }

  @Test
  void a_tie_in_the_golden_inputs_of_a_rounding_region_is_noise() {
    Measured measured = rounding();

    assertThat(floors(measured).liftedLocal(Small.pair(measured, "y"))).isGreaterThan(0.1);
  }

  @Test
  void a_tie_in_the_golden_inputs_of_a_rounding_free_region_is_no_noise() {
    Measured measured = rounding();

    assertThat(meter(measured, pair -> true).measure().liftedLocal(Small.pair(measured, "y")))
        .isEqualTo(ULP);
  }

  @Test
  void floors_are_the_same_every_time() {
    assertThat(floors(product(64))).isEqualTo(floors(product(64)));
  }

  @Test
  void an_engine_may_spread_wider_than_the_lifted_graph() {
    Measured measured = product(64);
    NoiseFloors floors = floors(measured);
    Pair pair = Small.pair(measured, "y");

    assertThat(floors.engine(pair)).isEqualTo(16 * floors.lifted(pair));
  }

  private static Small scaled() {
    return new Small().input("x").constant("w", 1, 2, 3, 4).node("Mul", "y", "x", "w").output("y");
  }

  private static NoiseFloors coded(Small candidate) {
    Measured measured = Small.measured(scaled(), candidate, filled(1, 4));
    NoiseMeter meter = meter(measured, pair -> false);
    return meter.withCodings(
        meter.measure(),
        Small.evaluator()::run,
        measured.candidateFeeds(),
        measured.candidateValues(),
        LocalReplay.of(measured, Small.evaluator()).values(),
        moved -> LocalReplay.of(measured, Small.evaluator(), measured.running(), moved).values(),
        Grids.of(measured.alignment(), measured.candidate().quantized()));
  }

  private static Pair output() {
    return Small.pair(Small.measured(scaled(), scaled(), filled(1, 4)), "y");
  }

  @Test
  void coded_weights_widen_the_floor() {
    NoiseFloors floors = coded(scaled().integers("w", 4, 0.1));

    assertThat(floors.codedLocal(output())).isBetween(1e-4, 2e-2);
    assertThat(floors.lifted(output())).isBetween(1e-4, 2e-2);
  }

  @Test
  void coarser_steps_widen_it_more() {
    assertThat(coded(scaled().integers("w", 4, 0.2)).codedLocal(output()))
        .isGreaterThan(coded(scaled().integers("w", 4, 0.1)).codedLocal(output()));
  }

  @Test
  void halves_widen_the_floor_by_less_than_one_of_their_ulps() {
    assertThat(coded(scaled().halves("w")).codedLocal(output())).isBetween(0x1p-14, 0x1p-10);
  }

  @Test
  void weights_stored_in_full_do_not_widen_the_floor() {
    assertThat(coded(scaled()).codedLocal(output())).isZero();
  }

  @Test
  void jitter_moves_a_number_by_no_more_than_its_amount_of_roundings() {
    float[] moved = new Jitter(1).relative(filled(1, 1000), 8).toFloats();

    for (float value : moved) {
      assertThat((double) value).isBetween(1 - 8 * ULP, 1 + 8 * ULP);
    }
  }

  @Test
  void jitter_is_repeatable() {
    assertThat(new Jitter(7).relative(filled(1, 100), 8).toFloats())
        .containsExactly(new Jitter(7).relative(filled(1, 100), 8).toFloats());
  }

  @Test
  void jitter_leaves_alone_what_no_accumulating_operator_reads() {
    Flow flow = Flow.of(scaled().graph());

    assertThat(new Jitter(1).initializers(flow, new Accumulation(flow, Map.of()))).isEmpty();
  }

  @Test
  void jitter_moves_the_weights_of_an_accumulating_operator() {
    Measured measured = product(64);
    Flow flow = measured.alignment().reference();

    assertThat(new Jitter(1).initializers(flow, new Accumulation(flow, measured.referenceValues())))
        .containsOnlyKeys("w");
  }

  private static double length(Small small, Map<String, Tensor> values) {
    Flow flow = Flow.of(small.graph());
    Node node = flow.nodes().get(0);
    return new Accumulation(flow, values).length(node);
  }

  @Test
  void a_convolution_adds_up_channels_times_kernel() {
    Small conv =
        new Small()
            .input("x")
            .constant("w", filled(1, 8, 3, 5, 5))
            .node("Conv", "y", "x", "w")
            .output("y");

    assertThat(length(conv, Map.of())).isEqualTo(75);
  }

  @Test
  void a_mean_adds_up_what_it_reduces() {
    Small mean = new Small().input("x").node("ReduceMean", "y", "x").output("y");

    assertThat(length(mean, Map.of("x", filled(1, 4, 100), "y", filled(1, 4)))).isEqualTo(100);
  }

  @Test
  void an_operator_of_unknown_shapes_counts_as_one_term() {
    Small mean = new Small().input("x").node("ReduceMean", "y", "x").output("y");

    assertThat(length(mean, Map.of())).isEqualTo(1);
  }

  @Test
  void the_spread_grows_with_the_accumulation_length() {
    assertThat(spread(product(1024))).isEqualTo(5).isGreaterThan(spread(product(64)));
  }

  private static double spread(Measured measured) {
    Flow flow = measured.alignment().reference();
    return new Accumulation(flow, measured.referenceValues()).spread(flow.nodes().get(0));
  }
}
