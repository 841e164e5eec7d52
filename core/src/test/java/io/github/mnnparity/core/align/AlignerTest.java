package io.github.mnnparity.core.align;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlignerTest {
  private static Alignment align(Side reference, Side candidate) {
    return Aligner.align(reference, candidate, () -> new SecondInput(Map.of(), Map.of()));
  }

  private static Graphs convBnRelu() {
    return new Graphs()
        .input("x")
        .constant("w", 1)
        .constant("g", 2)
        .node("Conv", "c", "x", "w")
        .node("BatchNormalization", "b", "c", "g")
        .node("Relu", "y", "b")
        .output("y");
  }

  @Test
  void a_fused_convolution_is_one_region_whose_inner_values_are_covered() {
    Side candidate =
        new Graphs()
            .input("x")
            .constant("folded", 2)
            .node("Conv", "hidden", "x", "folded")
            .node("Relu", "y", "hidden")
            .output("y")
            .side();

    Alignment alignment = align(convBnRelu().side(), candidate);

    assertThat(alignment.pairs())
        .extracting(Pair::reference, Pair::candidate)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("x", "x"),
            org.assertj.core.groups.Tuple.tuple("b", "hidden"),
            org.assertj.core.groups.Tuple.tuple("y", "y"));
    assertThat(alignment.coverage()).isEqualTo(1);
    assertThat(alignment.pairCoverage()).isEqualTo(0.75);
    assertThat(alignment.unalignedReferences()).containsExactly("c");
    assertThat(alignment.largestRegion()).isEqualTo(2);
  }

  @Test
  void a_lost_activation_leaves_its_convolution_in_one_region() {
    Side candidate =
        new Graphs()
            .input("x")
            .constant("folded", 2)
            .node("Conv", "y", "x", "folded")
            .output("y")
            .side();

    Alignment alignment = align(convBnRelu().side(), candidate);

    Region region = alignment.region(alignment.ofReference("y").orElseThrow());
    assertThat(region.reference().nodes())
        .extracting(Node::opType)
        .containsExactly("Conv", "BatchNormalization", "Relu");
    assertThat(region.candidate().nodes()).extracting(Node::opType).containsExactly("Conv");
  }

  @Test
  void a_false_name_is_not_believed() {
    Side reference =
        new Graphs().input("x").node("Reshape", "z", "x").node("Relu", "q", "z").output("q").side();
    Side candidate =
        new Graphs()
            .input("x")
            .node("Relu", "z", "x")
            .node("Reshape", "q", "z")
            .output("q")
            .side("z");

    Alignment alignment = align(reference, candidate);

    assertThat(alignment.ofReference("z")).isEmpty();
    assertThat(alignment.isCovered("z")).isTrue();
  }

  @Test
  void a_name_pair_stays_a_pair_when_the_sizes_differ() {
    Side reference =
        new Graphs().input("x").node("MaxPool", "m", "x").node("Abs", "y", "m").output("y").side();
    Side candidate =
        new Graphs()
            .input("x")
            .node("MaxPool", "m", "x")
            .value("m", 9)
            .node("Abs", "y", "m")
            .output("y")
            .side();

    assertThat(align(reference, candidate).ofReference("m")).isPresent();
  }

  @Test
  void values_that_only_pass_on_are_seen_through() {
    Side reference =
        new Graphs()
            .input("x")
            .node("Relu", "r", "x")
            .node("Identity", "y", "r")
            .output("y")
            .side();
    Side candidate =
        new Graphs()
            .input("x")
            .node("Relu", "y__before_tr", "x")
            .node("Identity", "y", "y__before_tr")
            .output("y")
            .side();

    Alignment alignment = align(reference, candidate);

    assertThat(alignment.pairs())
        .extracting(Pair::reference, Pair::candidate)
        .contains(org.assertj.core.groups.Tuple.tuple("r", "y__before_tr"));
    assertThat(alignment.coverage()).isEqualTo(1);
  }

  @Test
  void renamed_outputs_are_paired_by_place() {
    Side reference = new Graphs().input("x").node("Relu", "y", "x").output("y").side();
    Side candidate = new Graphs().input("in").node("Relu", "out", "in").output("out").side();

    assertThat(align(reference, candidate).coverage()).isEqualTo(1);
  }

  @Test
  void what_has_no_partner_is_not_counted() {
    Side reference =
        new Graphs()
            .input("x")
            .node("Relu", "a", "x")
            .node("Exp", "b", "x")
            .output("a")
            .output("b")
            .side();
    Side candidate = new Graphs().input("x").node("Relu", "a", "x").output("a").side();

    Alignment alignment = align(reference, candidate);

    assertThat(alignment.isCovered("b")).isFalse();
    assertThat(alignment.coverage()).isLessThan(1);
  }

  @Test
  void equal_expressions_are_exact_and_folded_ones_are_not() {
    Side reference = convBnRelu().side();
    Side candidate =
        new Graphs()
            .input("x")
            .constant("folded", 2)
            .node("Conv", "hidden", "x", "folded")
            .node("Relu", "y", "hidden")
            .output("y")
            .side();
    Alignment alignment = align(reference, candidate);
    ExactLabel label = new ExactLabel(alignment, reference, candidate);

    assertThat(label.isExact(alignment.region(alignment.ofReference("y").orElseThrow()))).isTrue();
    assertThat(label.isExact(alignment.region(alignment.ofReference("b").orElseThrow()))).isFalse();
  }

  @Test
  void default_attributes_may_be_left_out_and_others_may_not() {
    Side reference = softConv(List.of());
    Side same =
        softConv(List.of(Attribute.of("group", 1), Attribute.of("pads", new long[] {0, 0})));
    Side other = softConv(List.of(Attribute.of("strides", new long[] {2, 2})));

    assertThat(isExact(reference, same)).isTrue();
    assertThat(isExact(reference, other)).isFalse();
  }

  @Test
  void an_operator_whose_kernel_changed_between_the_opsets_may_round_otherwise() {
    Side old = new Graphs().opset(11).input("x").node("AveragePool", "y", "x").output("y").side();
    Side current =
        new Graphs().opset(21).input("x").node("AveragePool", "y", "x").output("y").side();

    assertThat(isExact(old, current)).isFalse();
    assertThat(isExact(old, old)).isTrue();
  }

  private static Side softConv(List<Attribute> attributes) {
    return new Graphs()
        .input("x")
        .constant("w", 1)
        .node("Conv", attributes, "y", "x", "w")
        .output("y")
        .side();
  }

  private static boolean isExact(Side reference, Side candidate) {
    Alignment alignment = align(reference, candidate);
    return new ExactLabel(alignment, reference, candidate)
        .isExact(alignment.region(alignment.ofReference("y").orElseThrow()));
  }
}
