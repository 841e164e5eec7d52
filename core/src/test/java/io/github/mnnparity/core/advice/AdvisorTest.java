package io.github.mnnparity.core.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.AdviceRule;
import io.github.mnnparity.core.capture.KernelQuirk;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdvisorTest {
  private static final General GENERAL = new General("a.onnx", "a.mnn", "2.9.0", "MNN 3.6.1");

  private static Finding finding(FindingKind kind, Severity severity, String... advice) {
    return new Finding(
        1,
        severity,
        kind,
        List.of("y"),
        List.of(),
        List.of(),
        List.of("y"),
        0.9,
        "The file does not say what the model said.",
        List.of("bias equals beta"),
        List.of(advice),
        Map.of());
  }

  private static Node node(String op, Attribute... attributes) {
    return new Node("n", "", op, List.of("x"), List.of("y"), List.of(attributes), List.of("y"));
  }

  private static AdviceRule rule(String op, String attribute, String is, String constant) {
    return new AdviceRule(
        List.of("CONVERSION"), op, attribute, is, constant, "", "", "do this", "test");
  }

  private static boolean applies(AdviceRule rule, Place place) {
    return new Advisor(List.of(rule), List.of(), GENERAL, "")
        .advised(List.of(finding(FindingKind.CONVERSION, Severity.ERROR)), finding -> place)
        .get(0)
        .advice()
        .contains("do this");
  }

  @ParameterizedTest
  @CsvSource({
    "present, true",
    "absent, false",
    "SAME_LOWER, true",
    "SAME_UPPER, false",
    "not SAME_UPPER, true",
    "not SAME_LOWER, false"
  })
  void a_rule_looks_at_an_attribute(String is, boolean expected) {
    Place place =
        new Place(
            List.of(node("Conv", Attribute.of("auto_pad", "SAME_LOWER"))), List.of(), List.of());

    assertThat(applies(rule("Conv|MaxPool", "auto_pad", is, ""), place)).isEqualTo(expected);
    assertThat(applies(rule("MaxPool", "auto_pad", is, ""), place)).isFalse();
  }

  @Test
  void a_list_is_looked_at_element_by_element() {
    AdviceRule rule = rule("MaxPool", "dilations", "not all 1", "");
    Node dilated = node("MaxPool", Attribute.of("dilations", new long[] {1, 2}));
    Node plain = node("MaxPool", Attribute.of("dilations", new long[] {1, 1}));

    assertThat(applies(rule, new Place(List.of(dilated), List.of(), List.of()))).isTrue();
    assertThat(applies(rule, new Place(List.of(plain), List.of(), List.of()))).isFalse();
  }

  @Test
  void a_constant_beyond_the_range_is_seen() {
    AdviceRule rule = rule("", "", "", "beyond 1073741824");
    Tensor small = Tensor.ofLongs(Shape.of(2), 5, -5);
    Tensor large = Tensor.ofLongs(Shape.of(2), 5, -2_000_000_000_000L);

    assertThat(applies(rule, new Place(List.of(), List.of(), List.of(small)))).isFalse();
    assertThat(applies(rule, new Place(List.of(), List.of(), List.of(large)))).isTrue();
  }

  @Test
  void what_is_known_of_the_operator_comes_first_then_the_finding_s_own_then_the_general() {
    Finding own = finding(FindingKind.ENGINE, Severity.ERROR, "my own");
    var quirk = new KernelQuirk("Less", Map.of(), "", "is wrong", "swap", "test");

    Finding advised =
        new Advisor(List.of(), List.of(quirk), GENERAL, "")
            .advised(List.of(own), f -> new Place(List.of(), List.of(node("Less")), List.of()))
            .get(0);

    assertThat(advised.advice()).hasSizeGreaterThan(2);
    assertThat(advised.advice().get(0)).contains("swap");
    assertThat(advised.advice().get(1)).isEqualTo("my own");
    assertThat(advised.advice().get(2)).contains("parity compare a.onnx a.mnn --deep");
  }

  @Test
  void a_note_with_advice_of_its_own_is_left_short() {
    Finding own = finding(FindingKind.API, Severity.NOTE, "my own");

    Finding advised =
        new Advisor(List.of(), List.of(), GENERAL, "")
            .advised(List.of(own), f -> new Place(List.of(), List.of(), List.of()))
            .get(0);

    assertThat(advised.advice()).containsExactly("my own");
  }

  @ParameterizedTest
  @EnumSource(FindingKind.class)
  void every_kind_has_advice_that_can_be_acted_on(FindingKind kind) {
    List<String> advice = GENERAL.of(finding(kind, Severity.ERROR), false);

    assertThat(advice).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotEndWith("."));
  }

  @Test
  void another_converter_version_is_named() {
    assertThat(GENERAL.of(finding(FindingKind.CONVERSION, Severity.ERROR), false).get(0))
        .contains("converter 2.9.0", "MNN 3.6.1", "parity convert a.onnx");
    assertThat(
            new General("a.onnx", "a.mnn", "3.6.1", "MNN 3.6.1")
                .of(finding(FindingKind.CONVERSION, Severity.ERROR), false)
                .get(0))
        .doesNotContain("made by converter");
  }
}
