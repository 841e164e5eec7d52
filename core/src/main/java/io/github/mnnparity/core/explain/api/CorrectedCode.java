package io.github.mnnparity.core.explain.api;

import io.github.mnnparity.core.capture.CodeWriter;
import io.github.mnnparity.core.capture.CodeWriter.Input;
import io.github.mnnparity.core.capture.CodeWriter.Output;
import io.github.mnnparity.core.capture.CodeWriter.Picture;
import io.github.mnnparity.core.capture.CodeWriter.Plan;
import io.github.mnnparity.core.capture.Providers;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.explain.CodeSample;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How an app runs a model rightly: the writers for its format, fed with its names and sizes. */
public final class CorrectedCode {
  private CorrectedCode() {}

  /**
   * For every API and language that the candidate's format has code for.
   *
   * @param inputs by input name of the reference; their shapes are the sizes in the code
   * @param picture how the image input is made, by the reference's name; empty if that is not known
   */
  public static List<CodeSample> of(
      SourceModel reference,
      SourceModel candidate,
      Map<String, Tensor> inputs,
      Optional<Picture> picture) {
    Names names = Names.of(reference, candidate);
    List<Input> fed = new ArrayList<>();
    names
        .inputs(inputs)
        .forEach((name, tensor) -> fed.add(new Input(name, tensor.dtype(), tensor.shape())));
    List<Output> outputs = new ArrayList<>();
    for (Value value : candidate.graph().outputs()) {
      String name = candidate.tensorNames().getOrDefault(value.name(), value.name());
      outputs.add(new Output(name, value.dtype()));
    }
    Plan plan =
        new Plan(
            String.valueOf(candidate.file().getFileName()),
            fed,
            outputs,
            picture.map(each -> renamed(each, names)),
            hasSubgraphs(candidate));
    List<CodeSample> samples = new ArrayList<>();
    for (CodeWriter writer : Providers.of(CodeWriter.class).toList()) {
      if (writer.format().equals(candidate.format())) {
        writer
            .write(plan)
            .forEach(
                code ->
                    samples.add(
                        new CodeSample(
                            CodeSample.Api.valueOf(code.api().name()),
                            CodeSample.Language.valueOf(code.language().name()),
                            code.text())));
      }
    }
    return samples;
  }

  private static Picture renamed(Picture picture, Names names) {
    return new Picture(
        names.inputs().getOrDefault(picture.input(), picture.input()),
        picture.channels(),
        picture.mean(),
        picture.factor(),
        picture.fit(),
        picture.pad(),
        picture.filter());
  }

  private static boolean hasSubgraphs(SourceModel candidate) {
    return !candidate.properties().getOrDefault("subgraphs", "0").equals("0");
  }
}
