package io.github.mnnparity.core.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.audit.StaticAudit;
import io.github.mnnparity.core.fake.Small;
import io.github.mnnparity.core.graph.Attribute;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** {@link Place} and {@link StaticEvidence}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PlaceTest {
  private static Small relu() {
    return new Small().input("x").node("Relu", "y", "x").output("y");
  }

  private static Place place(Small reference, Small candidate) {
    Measured measured = Small.still(reference, candidate);
    return Place.of(measured, Small.pair(measured, "y"));
  }

  private static List<String> difference(Small reference, Small candidate) {
    Measured measured = Small.still(reference, candidate);
    return evidence(measured).of(Small.pair(measured, "y"));
  }

  private static StaticEvidence evidence(Measured measured) {
    return new StaticEvidence(
        measured, StaticAudit.of(measured.alignment(), measured.candidate().quantized()));
  }

  @Test
  void a_place_is_named_as_both_files_spell_it() {
    assertThat(place(relu(), relu()))
        .isEqualTo(new Place(List.of("op:y"), List.of("y"), List.of("op:y"), List.of("y")));
  }

  @Test
  void the_op_that_holds_a_constant_unknown_to_the_reference_is_named() {
    Small candidate =
        new Small()
            .input("x")
            .constant("strange", 5)
            .heldBy("strange", "Const7")
            .node("Add", "t", "x", "strange")
            .node("Relu", "y", "t")
            .output("y");

    assertThat(place(relu(), candidate).mnnOps()).containsExactly("op:t", "Const7", "op:y");
  }

  @Test
  void the_op_that_holds_a_constant_of_the_reference_is_not_named() {
    Small reference =
        new Small().input("x").constant("c", 5).node("Add", "y", "x", "c").output("y");
    Small candidate =
        new Small()
            .input("x")
            .constant("d", 5)
            .heldBy("d", "Const7")
            .node("Add", "y", "x", "d")
            .output("y");

    assertThat(place(reference, candidate).mnnOps()).containsExactly("op:y");
  }

  @Test
  void at_most_three_ops_are_named() {
    Small candidate =
        new Small()
            .input("x")
            .node("Neg", "a", "x")
            .node("Abs", "b", "a")
            .node("Exp", "c", "b")
            .node("Sqrt", "d", "c")
            .node("Relu", "y", "d")
            .output("y");

    assertThat(place(relu(), candidate).mnnOps()).containsExactly("op:d", "op:c", "op:b");
  }

  @Test
  void other_operators_are_told() {
    Small candidate = new Small().input("x").node("LeakyRelu", "y", "x").output("y");

    assertThat(difference(relu(), candidate))
        .containsExactly(
            "ONNX says Relu, the file says LeakyRelu",
            "ONNX says Relu, the file says LeakyRelu 0.01",
            "at -12.00 that is 0.0000 in ONNX, -0.12000 in the file");
  }

  @Test
  void another_attribute_is_told_with_both_values() {
    Small reference = leaky(0.1f);
    Small candidate = leaky(0.2f);

    assertThat(difference(reference, candidate))
        .containsExactly(
            "ONNX says LeakyRelu 0.1, the file says LeakyRelu 0.2",
            "at -12.00 that is -1.2000 in ONNX, -2.4000 in the file");
  }

  private static Small leaky(float alpha) {
    return new Small()
        .input("x")
        .node("LeakyRelu", List.of(Attribute.of("alpha", alpha)), "y", "x")
        .output("y");
  }

  @Test
  void another_constant_is_told_with_both_values() {
    assertThat(difference(plus(1), plus(2)))
        .containsExactly(
            "ONNX says Add 1, the file says Add 2",
            "at -12.00 that is -11.000 in ONNX, -10.000 in the file");
  }

  private static Small plus(float constant) {
    return new Small().input("x").constant("c", constant).node("Add", "y", "x", "c").output("y");
  }

  @Test
  void equal_regions_differ_in_nothing() {
    assertThat(difference(plus(1), plus(1))).isEmpty();
  }
}
