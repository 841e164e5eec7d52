package io.github.mnnparity.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NearestTest {
  private static final List<String> NAMES =
      List.of("input", "conv1", "conv10", "/features/0/conv/Conv_output_0", "softmax", "logits");

  @ParameterizedTest
  @CsvSource({
    "imput, input",
    "inupt, input",
    "INPUT, input",
    "softmx, softmax",
    "logit, logits",
    "features.0.conv, /features/0/conv/Conv_output_0",
    "features/0/conv/Conv, /features/0/conv/Conv_output_0",
  })
  void a_typing_mistake_leads_to_the_name(String asked, String wanted) {
    assertThat(Nearest.names(asked, NAMES)).first().isEqualTo(wanted);
  }

  @Test
  void the_nearest_comes_first_and_no_more_than_three_come() {
    List<String> layers = IntStream.range(0, 30).mapToObj(i -> "conv" + i).toList();

    assertThat(Nearest.names("convv1", layers)).hasSize(3).first().isEqualTo("conv1");
  }

  @Test
  void what_is_like_no_name_leads_to_none() {
    assertThat(Nearest.names("attention", NAMES)).isEmpty();
    assertThat(Nearest.names("x", List.of("logits"))).isEmpty();
    assertThat(Nearest.names("", List.of("logits", ""))).isEmpty();
    assertThat(Nearest.names("logits", List.of())).isEmpty();
  }

  @Test
  void names_in_other_scripts_are_compared_letter_by_letter() {
    assertThat(Nearest.names("輸入層", List.of("輸出", "輸入"))).first().isEqualTo("輸入");
  }

  @Test
  void the_question_names_them_or_gives_another_way() {
    assertThat(Nearest.question("imput", NAMES, "")).isEqualTo("did you mean 'input'?");
    assertThat(Nearest.question("conv11", NAMES, ""))
        .isEqualTo("did you mean 'conv1' or 'conv10'?");
    assertThat(Nearest.question("attention", NAMES, "parity inspect a.onnx"))
        .isEqualTo("parity inspect a.onnx");
  }

  @Test
  void few_names_are_all_listed_and_many_counted() {
    assertThat(Nearest.listed(List.of())).isEqualTo("none");
    assertThat(Nearest.listed(List.of("a", "b"))).isEqualTo("a, b");
    assertThat(Nearest.listed(IntStream.range(0, 10).mapToObj(i -> "n" + i).toList()))
        .isEqualTo("n0, n1, n2, n3, n4, n5, n6, n7 and 2 more");
  }
}
