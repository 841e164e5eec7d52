package io.github.mnnparity.mnn.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnnparity.core.capture.CodeWriter;
import io.github.mnnparity.core.capture.CodeWriter.Api;
import io.github.mnnparity.core.capture.CodeWriter.Code;
import io.github.mnnparity.core.capture.CodeWriter.Input;
import io.github.mnnparity.core.capture.CodeWriter.Language;
import io.github.mnnparity.core.capture.CodeWriter.Output;
import io.github.mnnparity.core.capture.CodeWriter.Picture;
import io.github.mnnparity.core.capture.CodeWriter.Plan;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MnnCodeTest {
  /** Folder of MNN's own headers, for those who have them. */
  private static final String HEADERS = System.getProperty("parity.mnn.include", "");

  private static final Plan CLASSIFIER = plan("RGB", "stretch", false);
  private static final Plan BERT =
      new Plan(
          "bert.mnn",
          List.of(
              new Input("ids", DType.INT64, Shape.of(1, 12)),
              new Input("mask \"odd\" \\", DType.FLOAT32, Shape.of(12)),
              new Input("bytes", DType.UINT8, Shape.of(1, 3, 8, 8))),
          List.of(new Output("a", DType.FLOAT32), new Output("b", DType.INT64)),
          Optional.empty(),
          false);

  @TempDir Path folder;

  @Test
  void it_is_found_as_a_service() {
    assertThat(ServiceLoader.load(CodeWriter.class))
        .singleElement()
        .satisfies(writer -> assertThat(writer.format()).isEqualTo("MNN"));
  }

  @Test
  void both_APIs_and_all_languages_are_written_but_no_Session_for_control_flow() {
    assertThat(new MnnCode().write(CLASSIFIER)).hasSize(6);
    assertThat(new MnnCode().write(plan("BGR", "letterbox", true)))
        .hasSize(3)
        .allSatisfy(code -> assertThat(code.api()).isEqualTo(Api.MODULE));
  }

  @Test
  void names_sizes_types_and_preprocessing_are_filled_in_and_no_mark_is_left() {
    for (Plan plan : plans()) {
      for (Code code : new MnnCode().write(plan)) {
        assertThat(code.text()).doesNotContain("{{").doesNotContain("}}");
      }
    }
    assertThat(text(CLASSIFIER, Api.MODULE, Language.PYTHON))
        .contains("INPUTS = [\"x\"]")
        .contains("(1, 3, 48, 192), np.float32, F.float)")
        .contains("image[:, :, [2, 1, 0]]  # RGB")
        .contains("np.float32([127.5, 127.5, 127.5])");
    assertThat(text(BERT, Api.SESSION, Language.CPP))
        .contains("fill<int32_t>(\"ids\", input0);")
        .contains("read<int32_t>(\"b\")")
        .contains("\"mask \\\"odd\\\" \\\\\"")
        .doesNotContain("prepare");
  }

  @Test
  void the_Java_code_compiles() throws IOException {
    for (Plan plan : plans()) {
      for (Code code : of(plan, Language.JAVA)) {
        Path source = Files.writeString(folder.resolve("MnnModel.java"), code.text());

        int status =
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-d", folder.toString(), source.toString());

        assertThat(status).as(code.text()).isZero();
      }
    }
  }

  @Test
  void the_C_code_with_its_JNI_functions_compiles_against_the_headers_of_MNN()
      throws IOException, InterruptedException {
    assumeTrue(!HEADERS.isEmpty(), "no -Dparity.mnn.include=FOLDER");
    for (Plan plan : plans()) {
      for (Code code : of(plan, Language.CPP)) {
        String java = text(plan, code.api(), Language.JAVA);
        String jni = java.substring(java.indexOf("#include <jni.h>"), java.lastIndexOf("*/"));
        Path source = Files.writeString(folder.resolve("model.cpp"), code.text() + jni);

        assertThat(compiled(source)).isEmpty();
      }
    }
  }

  @Test
  void a_template_with_a_place_that_has_no_value_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Template.of("a {{b}}").filled(Map.of("c", "d")))
        .withMessage("no value for {{b}}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Template.of("{{#b}}\nx").filled(Map.of("b", true)))
        .withMessage("no end of {{#b}}");
  }

  private String compiled(Path source) throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    String jdk = System.getProperty("java.home") + "/include";
    List<String> command =
        new ArrayList<>(List.of("g++", "-std=c++11", "-fsyntax-only", "-Wall", "-Werror"));
    command.addAll(List.of("-isystem", HEADERS, "-isystem", jdk, "-isystem", jdk + "/linux"));
    command.add(source.toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() == 0 ? "" : Files.readString(log);
  }

  private static List<Plan> plans() {
    List<Plan> plans = new ArrayList<>(List.of(BERT));
    for (String fit : List.of("stretch", "letterbox", "letterbox-corner", "crop", "crop-only")) {
      for (String channels : List.of("RGB", "BGR", "GRAY", "GRAY_OF_BGR")) {
        plans.add(plan(channels, fit, false));
      }
    }
    return plans;
  }

  private static Plan plan(String channels, String fit, boolean controlFlow) {
    int count = channels.equals("GRAY") ? 1 : 3;
    String filter = fit.equals("crop") ? "pil-bicubic" : "bilinear";
    List<Double> mean = Collections.nCopies(count, 127.5);
    List<Double> factor = Collections.nCopies(count, 1 / 127.5);
    return new Plan(
        "cls.mnn",
        List.of(new Input("x", DType.FLOAT32, Shape.of(1, count, 48, 192))),
        List.of(new Output("save_infer_model/scale_0.tmp_1", DType.FLOAT32)),
        Optional.of(new Picture("x", channels, mean, factor, fit, 114, filter)),
        controlFlow);
  }

  private static List<Code> of(Plan plan, Language language) {
    return new MnnCode().write(plan).stream().filter(c -> c.language() == language).toList();
  }

  private static String text(Plan plan, Api api, Language language) {
    return of(plan, language).stream()
        .filter(code -> code.api() == api)
        .findFirst()
        .orElseThrow()
        .text();
  }
}
