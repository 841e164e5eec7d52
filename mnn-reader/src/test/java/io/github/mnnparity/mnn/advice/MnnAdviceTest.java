package io.github.mnnparity.mnn.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.report.FindingKind;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MnnAdviceTest {
  @Test
  void every_row_has_kinds_that_exist_words_and_a_source() {
    List<String> kinds = Arrays.stream(FindingKind.values()).map(Enum::name).toList();

    assertThat(new MnnAdvice().rules())
        .hasSizeGreaterThan(25)
        .allSatisfy(
            rule -> {
              assertThat(kinds).containsAll(rule.kinds());
              assertThat(rule.says()).isNotBlank().doesNotEndWith(".");
              assertThat(rule.source()).isNotBlank();
              assertThat(rule.attribute().isEmpty()).isEqualTo(rule.is().isEmpty());
              assertThat(Pattern.compile(rule.evidence())).isNotNull();
              assertThat(Pattern.compile(rule.coding())).isNotNull();
            });
  }

  @Test
  void no_row_speaks_of_everything() {
    assertThat(new MnnAdvice().rules())
        .allSatisfy(
            rule ->
                assertThat(rule.op() + rule.constant() + rule.evidence() + rule.coding())
                    .isNotEmpty());
  }
}
