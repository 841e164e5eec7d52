package io.github.mnnparity.core.advice;

import io.github.mnnparity.core.report.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What helps against each kind of finding, with the commands to type.
 *
 * @param reference the source's file
 * @param candidate the converted file
 * @param madeBy version of the converter that made the candidate; empty if the file does not say
 * @param runBy version of the engine that ran it; empty if none did
 */
public record General(String reference, String candidate, String madeBy, String runBy) {

  /**
   * @param isKnown whether the converter is known to do so, whoever converts
   */
  List<String> of(Finding finding, boolean isKnown) {
    return switch (finding.kind()) {
      case CONVERSION -> isKnown ? List.of(reduce()) : conversion();
      case ENGINE ->
          List.of(
              "`"
                  + pair("compare")
                  + " --deep` tells whether precision, threads or the interface (Session, Module)"
                  + " change it",
              reduce());
      case QUANTIZATION -> finding.advice().isEmpty() ? quantization() : List.of();
      case UNSUPPORTED_OPERATOR ->
          List.of(
              "convert again with a current converter, and run a build of MNN that has this operator",
              "else replace this operator in the exporting framework; " + reduce());
      case ENGINE_FAILURE -> failure(String.valueOf(finding.details().get("failure")));
      case NON_FINITE ->
          List.of(
              "look for overflow: exponents, divisions and logarithms before it, and values beyond"
                  + " 65504 where float16 is used",
              "run with precision high; scale or clip the values before this operator");
      case REFERENCE ->
          List.of(
              "do not rely on these values: where the app can, decide on scores with a margin, or"
                  + " compare with tolerance");
      case LIFTING ->
          List.of(
              "nothing to mend in the model; report this to MNN Parity with both files, `"
                  + "parity lift "
                  + candidate
                  + " -o lifted.onnx` shows how it was read");
      case API -> List.of("use MNN's Module API, and fill the inputs anew before each run");
      case PREPROCESSING ->
          List.of("give app and reference the same input: layout, dtype, order of channels, scale");
      case UNEXPLAINED ->
          List.of(
              "compare once more with another --seed or with a real input (--input)",
              "`parity explain` looks for mistakes of the app in its own output");
    };
  }

  private List<String> quantization() {
    return List.of(
        "keep this layer in higher precision, or convert with more bits or smaller blocks"
            + " (--weightQuantBits, --weightQuantBlock)",
        "`" + pair("compare") + " --deep` weighs the layers against each other");
  }

  private List<String> failure(String how) {
    return switch (how) {
      case "REFUSED" ->
          List.of(
              "the engine's own words above say what it wants; the other views still count",
              reduce());
      case "TIMEOUT" ->
          List.of("give it more time (--deadline), or avoid this form of the operator", reduce());
      default ->
          List.of("the lifted view still answers; avoid this form of the operator", reduce());
    };
  }

  private List<String> conversion() {
    List<String> advice = new ArrayList<>();
    boolean other = !madeBy.isEmpty() && !runBy.isEmpty() && !runBy.contains(madeBy);
    advice.add(
        (other ? "the file was made by converter " + madeBy + " and run by " + runBy + ": " : "")
            + "`parity convert "
            + reference
            + " -o fresh.mnn` converts anew, keeps a record and compares at once; if that matches, "
            + candidate
            + " was damaged, edited or made with other flags");
    advice.add(reduce());
    return advice;
  }

  private String reduce() {
    return "`"
        + pair("reduce")
        + " -o bug` cuts this out, looks for a way to write it that converts well, and writes the"
        + " bug report";
  }

  private String pair(String command) {
    return "parity " + command + " " + reference + " " + candidate;
  }
}
