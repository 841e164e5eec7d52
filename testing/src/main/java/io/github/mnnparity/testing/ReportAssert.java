package io.github.mnnparity.testing;

import io.github.mnnparity.core.error.Nearest;
import io.github.mnnparity.core.report.AlignmentSummary.Unaligned;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Layer;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Severity;
import io.github.mnnparity.core.report.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the result of a comparison. A failure's message is a diagnosis: the verdict, the
 * guilty operator, the worst layers, advice, and the path of a report that is written when an
 * assertion fails ({@link ReportFiles}). What was not compared never passes. Where the engine is
 * not installed and was not demanded ({@code engine(ALL)}, {@code SESSION} or {@code MODULE}), a
 * test that needs it is skipped with the reason. Not thread-safe; not final, because AssertJ makes
 * subclasses for soft assertions.
 */
public class ReportAssert extends AbstractAssert<ReportAssert, Report> {
  private static final Set<FindingKind> NEED_ENGINE =
      Set.of(FindingKind.ENGINE, FindingKind.ENGINE_FAILURE, FindingKind.API);

  Failures failures = Failures.THROWN;

  /** Use {@link ParityAssertions#assertThat(Report)}. */
  public ReportAssert(Report actual) {
    super(actual, ReportAssert.class);
  }

  /**
   * The verdict is MATCH: every output of every view was compared and is within its limit. Skips
   * the test where only the file could be compared, because the engine is not installed.
   */
  public ReportAssert agrees() {
    isNotNull();
    if (actual.verdict() != Verdict.MATCH) {
      throw failed(String.format("Expecting %s%nto match %s%nbut:", candidate(), reference()));
    }
    skipWithoutEngine();
    return this;
  }

  /** The verdict is DIVERGED; an INCOMPLETE comparison does not show that. */
  public ReportAssert diverges() {
    return hasVerdict(Verdict.DIVERGED);
  }

  /** The verdict is this one, whatever it rests on. */
  public ReportAssert hasVerdict(Verdict expected) {
    isNotNull();
    if (actual.verdict() != expected) {
      throw failed(String.format("Expecting verdict %s for %s%nbut:", expected, candidate()));
    }
    return this;
  }

  /**
   * At least this share of the reference's values was compared: paired, or inside a region whose
   * whole boundary is.
   *
   * @param share from 0 to 1
   * @throws IllegalArgumentException for a share outside of that
   */
  public ReportAssert hasCoverageOfAtLeast(double share) {
    isNotNull();
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("expected a share from 0 to 1, found " + share);
    }
    double coverage = actual.alignment().coverage();
    if (!(coverage >= share)) {
      throw failed(
          String.format(
              "Expecting a coverage of at least %s for %s%nbut it was %s%s",
              share, candidate(), String.format(Locale.ROOT, "%.4f", coverage), unaligned()));
    }
    return this;
  }

  /**
   * The model diverged, and the first guilty place has this name.
   *
   * @param name of an ONNX tensor or node, or of an MNN op or tensor, as the files spell it
   */
  public ReportAssert hasFirstDivergenceAt(String name) {
    isNotNull();
    Optional<Finding> first =
        actual.findings().stream().filter(f -> f.severity() == Severity.ERROR).findFirst();
    if (actual.verdict() != Verdict.DIVERGED || first.isEmpty()) {
      throw failed(
          String.format(
              "Expecting %s to leave %s first at '%s'%nbut %s",
              candidate(),
              reference(),
              name,
              actual.verdict() == Verdict.DIVERGED
                  ? "no place was found:"
                  : "it did not diverge:"));
    }
    List<String> names = names(first.get()).toList();
    if (!names.contains(name)) {
      throw failed(
          String.format(
              "Expecting %s to leave %s first at '%s'%nbut it does so at '%s':",
              candidate(), reference(), name, String.join("', '", names)));
    }
    return this;
  }

  /** The real engine ran the model; without it this fails, and skips nothing. */
  public ReportAssert ranInEngine() {
    isNotNull();
    if (!actual.environment().containsKey("engine")) {
      throw failed(String.format("Expecting the engine to run %s%nbut it did not:", candidate()));
    }
    return this;
  }

  /**
   * There is a finding of this kind, an error or a note.
   *
   * @see #hasNoFindingOfKind
   */
  public ReportAssert hasFinding(FindingKind kind) {
    isNotNull();
    if (actual.findings().stream().noneMatch(finding -> finding.kind() == kind)) {
      throw failed(String.format("Expecting a finding of kind %s for %s%nbut:", kind, candidate()));
    }
    return this;
  }

  /**
   * There is no finding of these kinds, neither an error nor a note. Not shown by a comparison that
   * is INCOMPLETE.
   *
   * @throws IllegalArgumentException for no kind at all
   */
  public ReportAssert hasNoFindingOfKind(FindingKind... kinds) {
    isNotNull();
    if (kinds.length == 0) {
      throw new IllegalArgumentException("expected kinds of findings, found none");
    }
    List<FindingKind> unwanted = Arrays.asList(kinds);
    List<Finding> found =
        actual.findings().stream().filter(finding -> unwanted.contains(finding.kind())).toList();
    if (!found.isEmpty()) {
      throw failed(
          String.format(
              "Expecting no finding of kind %s for %s%nbut there %s%n%s",
              words(unwanted),
              candidate(),
              found.size() == 1 ? "is one:" : "are " + found.size() + ":",
              found.stream()
                  .map(finding -> "  " + finding.kind() + ": " + finding.summary())
                  .collect(Collectors.joining("\n"))));
    }
    if (actual.verdict() == Verdict.INCOMPLETE) {
      throw failed(
          String.format(
              "Expecting no finding of kind %s for %s%nbut not everything was compared:",
              words(unwanted), candidate()));
    }
    if (unwanted.stream().anyMatch(NEED_ENGINE::contains)) {
      skipWithoutEngine();
    }
    return this;
  }

  /**
   * Assertions on one layer; {@link LayerAssert#and} leads back.
   *
   * @param name of an ONNX tensor, or of an MNN tensor or op, as the files spell it
   */
  public LayerAssert layer(String name) {
    isNotNull();
    Optional<Layer> found = found(name);
    if (found.isEmpty()) {
      failures.add(
          failed(String.format("Expecting a layer named '%s'%nbut %s", name, unknown(name))));
    }
    LayerAssert layer = failures.assertionsOn(found);
    layer.report = this;
    layer.views = actual.scope();
    layer.as(info.description());
    return layer;
  }

  private Optional<Layer> found(String name) {
    Optional<Layer> tensor =
        actual.layers().stream().filter(layer -> layer.onnxTensor().equals(name)).findFirst();
    return tensor
        .or(() -> last(layer -> layer.mnnTensor().equals(name)))
        .or(() -> last(layer -> layer.mnnOp().equals(name)));
  }

  /** An op that computes several layers is known by what it hands on. */
  private Optional<Layer> last(Predicate<Layer> rule) {
    return actual.layers().stream().filter(rule).reduce((first, second) -> second);
  }

  private String unknown(String name) {
    Optional<Unaligned> unaligned =
        actual.alignment().unaligned().stream()
            .filter(value -> value.name().equals(name))
            .findFirst();
    if (unaligned.isPresent()) {
      return "that value was not compared: " + unaligned.get().reason();
    }
    List<String> known = new ArrayList<>();
    actual.layers().forEach(layer -> known.add(layer.onnxTensor()));
    actual.layers().forEach(layer -> known.add(layer.mnnOp()));
    return "there is none; "
        + Nearest.question(
            name,
            known,
            "the layers are "
                + Nearest.listed(actual.layers().stream().map(Layer::onnxTensor).toList()));
  }

  private static Stream<String> names(Finding finding) {
    return Stream.of(
            finding.onnxTensors(), finding.onnxNodes(), finding.mnnOps(), finding.mnnTensors())
        .flatMap(List::stream)
        .distinct();
  }

  private static String words(List<FindingKind> kinds) {
    return kinds.stream().map(FindingKind::name).collect(Collectors.joining(" or "));
  }

  private String unaligned() {
    List<Unaligned> open =
        actual.alignment().unaligned().stream()
            .filter(value -> value.side().equals("onnx") && !value.covered())
            .toList();
    return open.isEmpty()
        ? ":"
        : "; without a counterpart: "
            + Nearest.listed(open.stream().map(Unaligned::name).toList())
            + ":";
  }

  private String candidate() {
    return Names.candidate(actual);
  }

  private String reference() {
    return Names.reference(actual);
  }

  /** Whether the engine is not there, and the comparison was content without it. */
  boolean isContentWithoutEngine() {
    return Names.isContentWithoutEngine(actual);
  }

  void skipWithoutEngine() {
    if (isContentWithoutEngine()) {
      failures.skip(Names.withoutEngine(actual));
    }
  }

  /** The failure with this text, then the diagnosis. */
  AssertionError failed(String text) {
    return failure("%n%s%n%n%s", text, Names.diagnosis(actual));
  }
}
