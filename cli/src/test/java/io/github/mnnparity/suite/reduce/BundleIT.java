package io.github.mnnparity.suite.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.io.MoreFiles;
import io.github.mnnparity.core.CompareOptions;
import io.github.mnnparity.core.Parity;
import io.github.mnnparity.core.ReduceOptions;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.report.Examination;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.suite.Suites;
import io.github.mnnparity.suite.defects.Defect;
import io.github.mnnparity.suite.flat.FlatTree;
import io.github.mnnparity.suite.real.HealthyPairs;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.RealConverter;
import io.github.mnnparity.suite.real.RealPython;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class BundleIT {
  @TempDir private Path folder;

  @BeforeAll
  static void need_the_engine() {
    RealPython.require();
  }

  private static Examination reduce(Pair pair, Path target) {
    CompareOptions.Builder options = CompareOptions.builder();
    pair.inputs().forEach(options::input);
    return Parity.reduce(
        pair.onnx(), pair.mnn(), target, ReduceOptions.builder().compare(options.build()).build());
  }

  @Test
  void a_bundle_fails_without_this_tool_and_in_a_build() throws Exception {
    Path bundle = folder.resolve("bug");

    Examination examination = reduce(Defect.named("less").pair(), bundle);

    assertThat(examination.verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(bundle.resolve("ISSUE.md")).content().contains("Less(", "## Versions", "expected");
    assertThat(bundle.resolve("README.md")).content().contains("parity compare reduced.onnx");
    assertThat(MoreFiles.listFiles(folder)).as("nothing is left beside it").containsExactly(bundle);
    List<String> command = new ArrayList<>(RealPython.require().command());
    command.addAll(
        List.of(
            "-c",
            "import runpy, sys; sys.path[:0] = sys.argv[1:2]; "
                + "runpy.run_path(sys.argv[2], run_name='__main__')"));
    command.add(RealPython.require().packages());
    command.add(bundle.resolve("repro.py").toString());
    Path log = folder.resolve("log.txt");
    Process repro =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .directory(folder.toFile())
            .start();
    assertThat(repro.waitFor()).as(Files.readString(log)).isEqualTo(1);
    assertThat(log).content().contains("relative RMS error", "expected 1, MNN gave 0");
    assertThatThrownBy(() -> runTest(bundle))
        .rootCause()
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("to match")
        .hasMessageContaining("DIVERGED");
  }

  /** Compiles the test of the bundle and calls it. */
  private void runTest(Path bundle) throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                bundle.resolve("ReducedModelTest.java").toString());
    assertThat(status).as("javac").isZero();
    String before = System.setProperty("parity.bundle", bundle.toString());
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      Class<?> test = loader.loadClass("ReducedModelTest");
      var constructor = test.getDeclaredConstructor();
      constructor.setAccessible(true);
      Method method = test.getDeclaredMethod("the_reduced_model_answers_as_its_source");
      method.setAccessible(true);
      method.invoke(constructor.newInstance());
    } finally {
      if (before == null) {
        System.clearProperty("parity.bundle");
      }
    }
  }

  @Test
  void a_matching_pair_leaves_nothing() throws Exception {
    Pair pair = HealthyPairs.built().get(2);

    Examination examination = reduce(pair, folder.resolve("bug"));

    assertThat(examination.verdict()).isEqualTo(Verdict.MATCH);
    assertThat(examination.headline()).startsWith("nothing to reduce");
    assertThat(MoreFiles.listFiles(folder)).isEmpty();
  }

  @Test
  void a_folder_with_files_is_refused_before_anything_runs() throws Exception {
    Files.writeString(folder.resolve("mine.txt"), "mine", StandardCharsets.UTF_8);

    assertThatThrownBy(
            () ->
                Parity.reduce(
                    Path.of("none.onnx"), Path.of("none.mnn"), folder, ReduceOptions.DEFAULT))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a folder that holds files");
    assertThat(folder.resolve("mine.txt")).hasContent("mine");
  }

  @Test
  void the_cut_keeps_what_its_ops_store() throws Exception {
    Pair pair = HealthyPairs.built().get(2);
    Path damaged = Damage.BIAS_LOST.of(pair, folder.resolve("damaged")).orElseThrow();
    Path bundle = folder.resolve("bug");

    Examination examination =
        reduce(new Pair(pair.name(), pair.onnx(), damaged, pair.inputs()), bundle);

    assertThat(examination.verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(examination.sections().get(0).data()).containsEntry("freshConversionFails", false);
    var whole = FlatTree.parse(Files.readAllBytes(damaged));
    var part = FlatTree.parse(Files.readAllBytes(bundle.resolve("reduced.mnn")));
    assertThat(part.tables("oplists")).hasSizeLessThan(8);
    var convolution =
        part.tables("oplists").stream()
            .filter(op -> op.constant("type").equals("Convolution"))
            .findFirst()
            .orElseThrow();
    var original =
        whole.tables("oplists").stream()
            .filter(op -> op.string("name").equals(convolution.string("name")))
            .findFirst()
            .orElseThrow();
    assertThat(convolution.table("main")).isEqualTo(original.table("main"));
  }

  @Test
  void weights_beside_the_file_come_along() throws Exception {
    assumeTrue(Suites.full(), "with -Pfull only");
    Pair plain = HealthyPairs.built().get(2);
    Path mnn = folder.resolve("beside.mnn");
    RealConverter.convert(plain.onnx(), mnn, "--saveExternalData");
    Path weights = folder.resolve("beside.mnn.weight");
    assertThat(weights).isNotEmptyFile();
    Path damaged =
        Damage.ACTIVATION_TURNED
            .of(new Pair("beside", plain.onnx(), mnn, plain.inputs()), folder.resolve("damaged"))
            .orElseThrow();
    Files.copy(weights, damaged.resolveSibling(damaged.getFileName() + ".weight"));
    Path bundle = folder.resolve("bug");

    Examination examination =
        reduce(new Pair("beside", plain.onnx(), damaged, plain.inputs()), bundle);

    assertThat(examination.verdict()).isEqualTo(Verdict.DIVERGED);
    assertThat(examination.sections().get(0).data()).containsEntry("freshConversionFails", false);
    assertThat(Files.size(bundle.resolve("reduced.mnn.weight")))
        .isPositive()
        .isLessThan(Files.size(weights));
  }

  @Test
  void without_time_the_whole_pair_is_delivered_and_the_result_says_so() {
    Pair pair = Defect.named("less").pair();
    Path bundle = folder.resolve("bug");
    CompareOptions.Builder options = CompareOptions.builder();
    pair.inputs().forEach(options::input);

    Examination examination =
        Parity.reduce(
            pair.onnx(),
            pair.mnn(),
            bundle,
            ReduceOptions.builder().compare(options.build()).budget(Duration.ZERO).build());

    assertThat(examination.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(examination.headline()).startsWith("no part of the pair fails");
    assertThat(bundle.resolve("reduced.onnx")).hasSameBinaryContentAs(pair.onnx());
    assertThat(bundle.resolve("README.md")).content().contains("this is the whole pair");
  }
}
