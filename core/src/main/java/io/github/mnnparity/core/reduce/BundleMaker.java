package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reduces a failing pair to a bundle and proves that the bundle fails in the same way. */
public final class BundleMaker {
  private final Measured measured;
  private final Evaluator evaluator;
  private final Workshop workshop;
  private final Report whole;
  private final Consumer<String> progress;

  /**
   * @param whole the comparison of the whole pair, with an error among its findings
   */
  public BundleMaker(
      Measured measured,
      Evaluator evaluator,
      Workshop workshop,
      Report whole,
      Consumer<String> progress) {
    this.measured = measured;
    this.evaluator = evaluator;
    this.workshop = workshop;
    this.whole = whole;
    this.progress = progress;
  }

  /**
   * What was made.
   *
   * @param reduced whether the bundle holds a part; else no part failed alone
   * @param proven whether the files of the bundle, read back, fail as the whole does
   * @param converted whether a fresh conversion of the part fails
   * @param finding the fault as the bundle shows it
   * @param report the comparison of the bundle
   * @param operators one line for each node of the part
   * @param trials parts that were tried
   * @param wayAround a rewrite of the reference that was proven to survive conversion, in words;
   *     {@code rewritten.onnx} in the bundle is the whole model with it
   */
  public record Made(
      boolean reduced,
      boolean proven,
      boolean converted,
      Symptom symptom,
      Finding finding,
      double error,
      Report report,
      String title,
      List<String> operators,
      Map<String, String> inputs,
      int wholeNodes,
      int trials,
      List<String> wayAround) {}

  /**
   * Refuses what {@link #make} would refuse, before long work.
   *
   * @throws io.github.mnnparity.core.error.BadInputException if the target exists and is not an
   *     empty folder, or its parent is not there
   */
  public static void checkTarget(Path target) {
    Bundle.check(target);
  }

  /**
   * Makes the bundle.
   *
   * @param finding the error to reduce
   * @param target a folder that does not exist or is empty
   * @param budget no new part is tried after it
   * @throws io.github.mnnparity.core.error.BadInputException if {@code target} cannot be written
   */
  public Made make(Finding finding, Path target, Duration budget) {
    try (Bundle bundle = new Bundle(target)) {
      Reducer.Reduction reduction =
          new Reducer(measured, evaluator, workshop, budget, progress)
              .reduce(finding, whole, bundle.scratch());
      progress.accept("proving the bundle");
      Optional<Delivery> part =
          reduction.found().flatMap(trial -> proven(bundle, trial, reduction.symptom()));
      boolean proven = part.isPresent();
      Delivery delivery = part.orElseGet(() -> whole(bundle, reduction.symptom(), finding));
      proven |= reduction.symptom().in(delivery.answer().report()).isPresent();
      Optional<Cure> cure =
          delivery.converted()
              ? reduction.found().flatMap(trial -> cure(bundle, trial, reduction.symptom()))
              : Optional.empty();
      bundle.write(delivery, cure);
      bundle.deliver();
      Map<String, String> inputs = new LinkedHashMap<>();
      delivery.inputs().forEach((name, value) -> inputs.put(name, value.toString()));
      return new Made(
          delivery.reduced(),
          proven,
          delivery.converted(),
          reduction.symptom(),
          delivery.finding(),
          Symptom.errorAt(delivery.finding(), delivery.answer().report()),
          delivery.answer().report(),
          new BundleTexts(delivery).title(),
          delivery.operators(),
          inputs,
          delivery.wholeNodes(),
          reduction.trials(),
          cure.map(BundleTexts::wayAround).orElse(List.of()));
    }
  }

  /** A way to write the whole model that survives conversion, in {@code rewritten.onnx}. */
  private Optional<Cure> cure(Bundle bundle, Trial trial, Symptom symptom) {
    progress.accept("looking for a way around");
    Path result = bundle.folder().resolve(Bundle.REWRITTEN);
    Optional<Cure> cure =
        workshop
            .converter()
            .flatMap(
                converter ->
                    new Curing(measured, evaluator, workshop, converter, bundle.scratch())
                        .cure(trial, symptom, result));
    if (cure.isEmpty()) {
      bundle.drop(Bundle.REWRITTEN);
    }
    return cure;
  }

  /** The part's files in the bundle, compared once more with the inputs read back. */
  private Optional<Delivery> proven(Bundle bundle, Trial trial, Symptom symptom) {
    Part part = trial.part();
    bundle.model(trial.reference(), "reduced.onnx");
    bundle.model(trial.candidate(), "reduced.mnn");
    bundle.tensors("inputs", part.inputs());
    Workshop.Answer answer = compare(bundle, part.inputs());
    return symptom
        .in(answer.report())
        .map(
            finding ->
                new Delivery(
                    true,
                    trial.converted(),
                    workshop.flags(),
                    command(),
                    record(),
                    OperatorText.of(part.graph()),
                    part.nodes(),
                    wholeNodes(),
                    symptom,
                    whole,
                    part.inputs(),
                    part.expected(),
                    answer,
                    finding));
  }

  private Workshop.Answer compare(Bundle bundle, Map<String, Tensor> inputs) {
    Map<String, Tensor> read = new LinkedHashMap<>();
    BundleCode.files(inputs.keySet())
        .forEach(
            (name, file) ->
                read.put(
                    name,
                    NumpyFiles.readArray(bundle.folder().resolve("inputs").resolve(file))
                        .cast(inputs.get(name).dtype())));
    return workshop
        .comparer()
        .compare(
            bundle.folder().resolve("reduced.onnx"), bundle.folder().resolve("reduced.mnn"), read);
  }

  private Delivery whole(Bundle bundle, Symptom symptom, Finding finding) {
    bundle.model(measured.reference().file(), "reduced.onnx");
    bundle.model(measured.candidate().file(), "reduced.mnn");
    bundle.tensors("inputs", measured.feeds());
    Workshop.Answer answer;
    try {
      answer = compare(bundle, measured.feeds());
    } catch (ParityException e) {
      // Its weights lie beside it under names that the file gives.
      workshop
          .writer()
          .write(measured.reference().graph(), bundle.folder().resolve("reduced.onnx"));
      answer = compare(bundle, measured.feeds());
    }
    Map<String, Tensor> expected = new LinkedHashMap<>();
    measured
        .reference()
        .graph()
        .outputs()
        .forEach(
            output -> {
              String value = measured.alignment().reference().canonical(output.name());
              if (measured.referenceValues().containsKey(value)) {
                expected.put(output.name(), measured.referenceValues().get(value));
              }
            });
    return new Delivery(
        false,
        false,
        workshop.flags(),
        "",
        record(),
        OperatorText.of(measured.reference().graph()),
        wholeNodes(),
        wholeNodes(),
        symptom,
        whole,
        measured.feeds(),
        expected,
        answer,
        symptom.in(answer.report()).orElse(finding));
  }

  private Optional<Path> record() {
    return workshop.converter().flatMap(converter -> converter.record(measured.candidate().file()));
  }

  private String command() {
    return workshop
        .converter()
        .map(converter -> converter.command("reduced.onnx", "reduced.mnn", workshop.flags()))
        .orElse("");
  }

  private int wholeNodes() {
    return measured.reference().graph().nodes().size();
  }
}
