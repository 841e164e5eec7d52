package io.github.mnnparity.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArchitectureTest {
  private static final String ROOT = "io.github.mnnparity.";
  private static final String[] GENERATED = {ROOT + "mnn.schema..", ROOT + "onnx.proto.."};

  /** Packages that modules and users may use from outside. */
  private static final List<String> DOORS =
      List.of(
          "core",
          "core.tensor",
          "core.graph",
          "core.error",
          "core.exchange",
          "core.explain",
          "core.feed",
          "core.image",
          "core.io",
          "core.input",
          "core.metric",
          "core.capture",
          "core.inspect",
          "core.report",
          "core.report.detail",
          "onnx",
          "mnn",
          "mnn.convert",
          "mnn.setup",
          "report",
          "report.ci",
          "testing",
          "testing.junit");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.mnnparity");

  @Test
  void every_module_was_seen() {
    Map<String, Long> classes =
        CLASSES.stream()
            .filter(not(resideInAnyPackage(GENERATED)))
            .filter(JavaClass::isTopLevelClass)
            .collect(
                Collectors.groupingBy(
                    ArchitectureTest::module, TreeMap::new, Collectors.counting()));

    assertThat(classes.keySet()).containsExactly("cli", "core", "mnn", "onnx", "report", "testing");
    assertThat(classes.get("core")).isGreaterThan(60);
    assertThat(classes.get("onnx")).isGreaterThan(15);
    assertThat(classes.get("mnn")).isGreaterThan(25);
    assertThat(classes.get("cli")).isGreaterThan(12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          core    | onnx, mnn, report, testing, cli
          onnx    | mnn, report, testing, cli
          mnn     | onnx, report, testing, cli
          report  | onnx, mnn, testing, cli
          testing | cli
          cli     | testing
          """)
  void modules_depend_one_way(String module, String forbidden) {
    String[] packages =
        Arrays.stream(forbidden.split(", ", -1))
            .map(name -> ROOT + name + "..")
            .toArray(String[]::new);

    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + module + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages));
  }

  @Test
  void core_knows_no_format_and_no_runtime() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "com.google.flatbuffers..",
                "com.google.protobuf..",
                "ai.onnxruntime..",
                "picocli.."));
  }

  @Test
  void the_report_module_reads_only_the_report_model() {
    check(
        noClasses()
            .that()
            .resideInAPackage(ROOT + "report..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(ROOT + "core..")
                    .and(
                        not(
                            resideInAnyPackage(
                                ROOT + "core.report",
                                ROOT + "core.report.detail",
                                ROOT + "core.inspect",
                                ROOT + "core.error",
                                ROOT + "core.io")))));
  }

  @Test
  void modules_enter_each_other_through_doors_only() {
    String[] doors = DOORS.stream().map(door -> ROOT + door).toArray(String[]::new);

    for (String module : List.of("core", "onnx", "mnn", "report", "testing", "cli")) {
      check(
          noClasses()
              .that()
              .resideInAPackage(ROOT + module + "..")
              .should()
              .dependOnClassesThat(
                  resideInAnyPackage("io.github.mnnparity..")
                      .and(not(resideInAnyPackage(ROOT + module + "..")))
                      .and(not(resideInAnyPackage(doors)))));
    }
  }

  @Test
  void packages_have_no_cycles() {
    JavaClasses written = CLASSES.that(not(resideInAnyPackage(GENERATED)).as("written by hand"));

    slices().matching("io.github.mnnparity.(**)").should().beFreeOfCycles().check(written);
  }

  @Test
  void only_the_command_prints() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace"));
  }

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  private static String module(JavaClass type) {
    String inner = type.getPackageName().substring(ROOT.length());
    return inner.contains(".") ? inner.substring(0, inner.indexOf('.')) : inner;
  }
}
