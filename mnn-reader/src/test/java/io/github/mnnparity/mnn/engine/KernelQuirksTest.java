package io.github.mnnparity.mnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.capture.KernelQuirk;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KernelQuirksTest {
  @Test
  void every_quirk_says_what_happens_what_to_do_and_how_it_is_known() {
    assertThat(KernelQuirks.ALL)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            quirk -> {
              assertThat(quirk.opType()).isNotBlank();
              assertThat(quirk.effect()).isNotBlank();
              assertThat(quirk.advice()).isNotBlank();
              assertThat(quirk.source()).contains("MNN 3.6.1");
            })
        .doesNotHaveDuplicates();
  }

  @Test
  void a_quirk_is_about_nodes_with_its_operator_and_attributes_only() {
    KernelQuirk cubic =
        KernelQuirks.ALL.stream()
            .filter(quirk -> quirk.attributes().containsValue("cubic"))
            .findFirst()
            .orElseThrow();

    assertThat(cubic.isAbout(resize("cubic"))).isTrue();
    assertThat(cubic.isAbout(resize("linear"))).isFalse();
    assertThat(cubic.asAdvice()).contains("Resize", cubic.effect(), cubic.advice());
  }

  private static Node resize(String mode) {
    return new Node(
        "r",
        "",
        "Resize",
        List.of("x"),
        List.of("y"),
        List.of(Attribute.of("mode", mode)),
        List.of());
  }
}
