package io.github.mnnparity.report.ci;

import io.github.mnnparity.core.report.FindingKind;
import java.util.Locale;

/** What messages are sorted by: the kinds of findings, and the verdict where there is none. */
enum Rule {
  CONVERSION(
      "The converted file does not say what the model says",
      "The converter, an optimization or a damaged file changed an operator, an attribute or a"
          + " weight. Convert again with the advised flags, or change the model as advised."),
  ENGINE(
      "The engine does not do what the file says",
      "The file is right and MNN computes something else. Try the advised settings, or report the"
          + " operator to MNN: `parity reduce` makes a small model that shows it."),
  API(
      "The engine's interfaces disagree, or one is misused",
      "Session and Module give different answers, or values were written or read in another order"
          + " than the interface has it. `parity explain` looks for the mistake of an app."),
  QUANTIZATION(
      "The stored form of the weights costs too much",
      "The loss is what fewer bits cost. Keep the named layers in floats: `parity compare"
          + " --keep-float-file FILE` writes them for MNN's tools."),
  PREPROCESSING(
      "The two sides preprocess differently",
      "Order of channels, scale, mean, layout or resizing differ between model and app."),
  UNSUPPORTED_OPERATOR(
      "There is nothing for an operator",
      "The engine or the reader does not have the operator. Replace it in the model, or use a"
          + " version of MNN that has it."),
  ENGINE_FAILURE(
      "The engine crashed, hung or refused",
      "MNN did not give an answer. The message names the operator where it stopped."),
  NON_FINITE(
      "NaN or infinity on one side only",
      "A value overflowed or was divided by zero on one side. Look at precision (fp16 ends at"
          + " 65504) and at inputs outside of what the model was made for."),
  LIFTING(
      "The reading of the file is in doubt",
      "MNN Parity itself may read the file wrongly here. It is never held against the model."),
  REFERENCE(
      "The reference's own answer is unstable",
      "Small changes of the input move the source model's output as far as the converted model is"
          + " off: choose another input."),
  UNEXPLAINED(
      "The views differ and no rule says why",
      "The named operator is where the difference begins. `parity reduce` makes a small model that"
          + " shows it."),
  DIVERGED("The outputs differ", "An output is beyond its limit and no cause was found."),
  INCOMPLETE(
      "Not everything was compared",
      "Something that was asked for was not compared, and nothing that was compared differs.");

  private final String title;
  private final String help;

  Rule(String title, String help) {
    this.title = title;
    this.help = help;
  }

  static Rule of(FindingKind kind) {
    return switch (kind) {
      case CONVERSION -> CONVERSION;
      case ENGINE -> ENGINE;
      case API -> API;
      case QUANTIZATION -> QUANTIZATION;
      case PREPROCESSING -> PREPROCESSING;
      case UNSUPPORTED_OPERATOR -> UNSUPPORTED_OPERATOR;
      case ENGINE_FAILURE -> ENGINE_FAILURE;
      case NON_FINITE -> NON_FINITE;
      case LIFTING -> LIFTING;
      case REFERENCE -> REFERENCE;
      case UNEXPLAINED -> UNEXPLAINED;
    };
  }

  /** As programs know it, never renamed: {@code unsupported-operator}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return title;
  }

  /** What it means and what to do, in a sentence or two. */
  String help() {
    return help;
  }
}
