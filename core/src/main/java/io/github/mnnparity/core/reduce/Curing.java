package io.github.mnnparity.core.reduce;

import io.github.mnnparity.core.capture.ModelConverter;
import io.github.mnnparity.core.diagnose.Evaluator;
import io.github.mnnparity.core.diagnose.Measured;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.metric.ErrorMoments;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Report;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.core.rewrite.Rewriter;
import io.github.mnnparity.core.rewrite.Rewriter.Rewritten;
import io.github.mnnparity.core.rewrite.rule.Rewrite;
import io.github.mnnparity.core.rewrite.rule.Rewrites;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for a way to write the reference so that its conversion is right: it must give the same in
 * the reference's runtime, convert, and match; first in the part, then in the whole model.
 */
final class Curing {
  private static final System.Logger LOG = System.getLogger(Curing.class.getName());

  /** Other operators round otherwise; anything beyond that is another meaning. */
  private static final double SAME = 1e-5;

  private final Measured measured;
  private final Evaluator evaluator;
  private final Workshop workshop;
  private final ModelConverter converter;
  private final Path folder;

  Curing(
      Measured measured,
      Evaluator evaluator,
      Workshop workshop,
      ModelConverter converter,
      Path folder) {
    this.measured = measured;
    this.evaluator = evaluator;
    this.workshop = workshop;
    this.converter = converter;
    this.folder = folder;
  }

  /**
   * The first rewrite that is proven.
   *
   * @param result where the rewritten whole model is written
   */
  Optional<Cure> cure(Trial trial, Symptom symptom, Path result) {
    for (Rewrite rewrite : Rewrites.ALL) {
      try {
        Optional<Cure> cure = proven(rewrite, trial, symptom, result);
        if (cure.isPresent()) {
          return cure;
        }
      } catch (ParityException e) {
        LOG.log(System.Logger.Level.DEBUG, () -> rewrite.says() + ": " + e.problem(), e);
      }
    }
    return Optional.empty();
  }

  private Optional<Cure> proven(Rewrite rewrite, Trial trial, Symptom symptom, Path result) {
    Part part = trial.part();
    Optional<Rewritten> small =
        Rewriter.apply(part.graph(), values(part.graph(), part.inputs()), rewrite);
    if (small.isEmpty() || difference(small.get().graph(), part.inputs(), part.expected()) > SAME) {
      return Optional.empty();
    }
    Report ofPart =
        converted(small.get().graph(), folder.resolve("rewritten-part.onnx"), part.inputs());
    LOG.log(System.Logger.Level.DEBUG, () -> rewrite.says() + ": " + ofPart.headline());
    if (ofPart.verdict() != Verdict.MATCH) {
      return Optional.empty();
    }
    Graph reference = measured.reference().graph();
    Optional<Rewritten> whole = Rewriter.apply(reference, measured.referenceValues(), rewrite);
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    double difference = difference(whole.get().graph(), measured.feeds(), outputs(reference));
    if (difference > SAME) {
      return Optional.empty();
    }
    Report ofWhole = converted(whole.get().graph(), result, measured.feeds());
    LOG.log(System.Logger.Level.DEBUG, () -> "the whole model: " + ofWhole.headline());
    if (symptom.in(ofWhole).isPresent() || !isReached(ofWhole)) {
      return Optional.empty();
    }
    return Optional.of(
        new Cure(
            rewrite.says(),
            whole.get().nodes(),
            difference,
            Symptom.errorAt(trial.finding(), trial.answer().report()),
            ofPart,
            ofWhole));
  }

  /** Whether any output was compared: a model that does not run proves nothing. */
  private static boolean isReached(Report report) {
    return report.outputs().stream().map(OutputResult::error).anyMatch(Optional::isPresent);
  }

  private Report converted(Graph graph, Path file, Map<String, Tensor> inputs) {
    workshop.writer().write(graph, file);
    Path target = folder.resolve(file.getFileName() + ".mnn");
    converter.convert(file, target, workshop.flags(), workshop.engineOptions());
    return workshop.comparer().compare(file, target, inputs).report();
  }

  private Map<String, Tensor> outputs(Graph graph) {
    Map<String, Tensor> outputs = new HashMap<>();
    for (Value output : graph.outputs()) {
      String value = measured.alignment().reference().canonical(output.name());
      Optional.ofNullable(measured.referenceValues().get(value))
          .ifPresent(tensor -> outputs.put(output.name(), tensor));
    }
    return outputs;
  }

  private Map<String, Tensor> values(Graph graph, Map<String, Tensor> inputs) {
    List<String> wanted = new ArrayList<>();
    for (Node node : graph.nodes()) {
      node.outputs().stream().filter(output -> !output.isEmpty()).forEach(wanted::add);
    }
    Map<String, Tensor> values = new HashMap<>(inputs);
    values.putAll(evaluator.runAsFarAsPossible(graph, inputs, wanted).values());
    return values;
  }

  /** Largest relative RMS difference of an output; infinite where shapes differ. */
  private double difference(Graph graph, Map<String, Tensor> inputs, Map<String, Tensor> expected) {
    Map<String, Tensor> actual = evaluator.run(graph, inputs, expected.keySet());
    double largest = 0;
    for (Map.Entry<String, Tensor> output : expected.entrySet()) {
      Tensor other = actual.get(output.getKey());
      if (other == null || !other.shape().equals(output.getValue().shape())) {
        return Double.POSITIVE_INFINITY;
      }
      double error = error(output.getValue(), other);
      largest = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(largest, error);
    }
    return largest;
  }

  private static double error(Tensor expected, Tensor actual) {
    return ErrorMoments.of(expected, actual).relRms();
  }
}
