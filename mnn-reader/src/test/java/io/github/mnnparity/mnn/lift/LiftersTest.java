package io.github.mnnparity.mnn.lift;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.MnnModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiftersTest {
  private static final Path OPERATORS = Path.of("..", "docs", "operators.md");

  private static final Path TESTS =
      Path.of("src", "test", "java", "io", "github", "mnnparity", "mnn", "lift");

  /** Types that one op alone does not show: what tests them instead. */
  private static final Map<String, String> OWN_TESTS =
      Map.of(
          "If", "control/IfLifterTest.java",
          "While", "control/WhileLifterTest.java",
          "ConvInt8", "QuantizedFormsTest.java",
          "DepthwiseConvInt8", "QuantizedFormsTest.java",
          "Raster", "RasterLifterTest.java");

  private static Set<String> lifted() {
    Set<String> lifted = new TreeSet<>(Lifters.types());
    lifted.add("Input");
    lifted.addAll(GraphLifter.CONSTANTS);
    return lifted;
  }

  @Test
  void every_op_type_of_the_schema_is_lifted_or_listed_as_unsupported_and_none_is_both() {
    Set<String> schema = new HashSet<>(MnnModel.opTypes().values());

    assertThat(schema).hasSizeGreaterThan(150);
    assertThat(lifted()).hasSizeGreaterThan(100);
    assertThat(Sets.union(lifted(), Unsupported.types())).isEqualTo(schema);
    assertThat(Sets.intersection(lifted(), Unsupported.types())).isEmpty();
  }

  @Test
  void a_type_that_is_not_lifted_has_a_reason_that_a_user_can_read() {
    assertThat(Unsupported.types())
        .allSatisfy(
            type ->
                assertThat(Unsupported.reason(type))
                    .as(type)
                    .hasSizeGreaterThan(20)
                    .doesNotContain("newer than this version")
                    .doesNotEndWith("."));
  }

  @Test
  void every_lifter_has_a_row_in_a_case_table_and_every_row_a_lifter() throws IOException {
    Set<String> rows = CaseTables.operators().keySet();

    assertThat(Sets.difference(new TreeSet<>(Lifters.types()), OWN_TESTS.keySet()))
        .as("add a row to src/test/resources/cases/<group>.csv")
        .isSubsetOf(rows);
    assertThat(rows).isSubsetOf(lifted());
    assertThat(OWN_TESTS.values()).allSatisfy(test -> assertThat(TESTS.resolve(test)).exists());
  }

  @Test
  void the_list_of_operators_for_users_is_that_of_the_code() throws IOException {
    List<String> lines = lines();
    if (Boolean.getBoolean("parity.full") || Boolean.getBoolean("parity.write")) {
      Files.write(OPERATORS, lines);
    }

    assertThat(OPERATORS).as("the list for users; -Dparity.write=true writes it").exists();
    assertThat(Files.readAllLines(OPERATORS))
        .as(
            "%s is older than the lifters; renew it with"
                + " mvn test -pl mnn-reader -am -Dtest=LiftersTest -Dparity.write=true"
                + " -Dsurefire.failIfNoSpecifiedTests=false",
            OPERATORS)
        .isEqualTo(lines);
  }

  @Test
  void the_page_on_adding_an_operator_shows_the_code_of_today() throws IOException {
    List<String> blocks = new ArrayList<>();
    String page = Files.readString(Path.of("..", "docs", "adding-an-operator.md"));
    Matcher block = Pattern.compile("```(?:java|csv)\n(.*?)```", Pattern.DOTALL).matcher(page);
    while (block.find()) {
      blocks.add(block.group(1));
    }
    Path activation = Path.of("io", "github", "mnnparity", "mnn", "lift", "activation");
    Path sources = Path.of("src", "main", "java").resolve(activation);

    assertThat(blocks).hasSize(3);
    assertThat(Files.readString(sources.resolve("Relu6Lifter.java"))).contains(blocks.get(0));
    assertThat(Files.readString(sources.resolve("ActivationLifters.java"))).contains(blocks.get(1));
    assertThat(Files.readString(Path.of("src", "test", "resources", "cases", "activation.csv")))
        .contains(blocks.get(2));
  }

  private static List<String> lines() throws IOException {
    Map<String, Set<String>> operators = CaseTables.operators();
    Map<String, Set<String>> opaque = new TreeMap<>();
    Unsupported.types()
        .forEach(
            type ->
                opaque
                    .computeIfAbsent(Unsupported.reason(type), reason -> new TreeSet<>())
                    .add(type));
    List<String> lines =
        new ArrayList<>(
            List.of(
                "# Operators",
                "",
                "Every op type of MNN's schema: the ONNX operators that say the same, or why none are"
                    + " used. Written by `LiftersTest`, which fails when this",
                "list is not that of the code.",
                "",
                "## Lifted: " + lifted().size() + " types",
                "",
                "What the rows of the case tables become; which of the operators are used depends on"
                    + " an op's fields and inputs. What the converter only took",
                "apart (`MatMul`, group convolutions, `Softmax`, `Gather`) is put together again"
                    + " afterwards.",
                "",
                "| MNN op type | ONNX operators |",
                "|---|---|"));
    for (String type : lifted()) {
      lines.add("| `" + type + "` | " + meaning(type, operators) + " |");
    }
    lines.addAll(
        List.of(
            "",
            "## Opaque: " + Unsupported.types().size() + " types",
            "",
            "Such an op stays in the lifted graph as a node that cannot be run. What lies behind it is"
                + " compared in the engine's views only.",
            "",
            "| because | MNN op types |",
            "|---|---|"));
    opaque.forEach(
        (reason, types) -> lines.add("| " + reason + " | `" + String.join("`, `", types) + "` |"));
    return lines;
  }

  private static String meaning(String type, Map<String, Set<String>> operators) {
    if (type.equals("Input")) {
      return "an input of the graph";
    }
    if (GraphLifter.CONSTANTS.contains(type)) {
      return "an initializer";
    }
    if (OWN_TESTS.containsKey(type)) {
      return switch (type) {
        case "While" -> "Loop, its subgraphs inside";
        case "If" -> "If, its subgraphs inside";
        case "Raster" -> "Reshape, Gather";
        default -> "Conv, Relu; as stored on rounded values, rounded again";
      };
    }
    return String.join(", ", operators.getOrDefault(type, Set.of("none")));
  }
}
