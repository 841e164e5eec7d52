package io.github.mnnparity.core.ladder;

import io.github.mnnparity.core.capture.Engine.Failure;
import io.github.mnnparity.core.ladder.Rung.Kind;
import io.github.mnnparity.core.report.OutputResult;
import io.github.mnnparity.core.report.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The ladder as a table and as data. */
final class LadderTable {
  private static final String TITLE = "Engine ladder";
  private static final List<String> COLUMNS =
      List.of("rung", "reference", "allowed", "base", "first op that differs");

  private LadderTable() {}

  /**
   * @param left views that cannot run this model, with the reason
   * @param environment what the engine tells about itself
   */
  static Section of(List<Step> steps, Map<String, String> left, Map<String, String> environment) {
    return new Section(
        "ladder",
        TITLE,
        words(steps, left, environment),
        COLUMNS,
        steps.stream().map(LadderTable::row).toList(),
        Map.of("rungs", steps.stream().map(LadderTable::data).toList(), "leftOut", left));
  }

  private static List<String> words(
      List<Step> steps, Map<String, String> left, Map<String, String> environment) {
    List<String> words = new ArrayList<>();
    left.forEach((view, why) -> words.add("No rungs for " + Rung.capital(view) + ": " + why + "."));
    Optional<Rung> start = steps.stream().filter(Step::ran).map(Step::rung).findFirst();
    if (start.isEmpty()) {
      words.add("No rung could be climbed: the engine gives no answer in any view.");
      return words;
    }
    words.add(
        "Every rung is held against the reference, and against its base: "
            + start.get().title()
            + " with "
            + start.get().inWords()
            + ", or the plain run of its own view.");
    List<Step> changing = steps.stream().filter(Step::isBeyond).toList();
    long failed = steps.stream().filter(step -> step.failure().isPresent()).count();
    words.add(
        changing.isEmpty()
            ? "None of the rungs changes the answer by more than it may."
            : changing.size() == 1
                ? "One rung changes the answer by more than it may: "
                    + changing.get(0).rung().title()
                    + "."
                : changing.size() + " rungs change the answer by more than they may.");
    if (failed > 0) {
      words.add(failed + (failed == 1 ? " rung" : " rungs") + " failed.");
    }
    List<String> idle =
        steps.stream()
            .filter(step -> isMode(step) && step.ran() && !step.differs())
            .map(step -> step.rung().title())
            .toList();
    if (!idle.isEmpty()) {
      String processor = environment.getOrDefault("processorFeatures", "");
      words.add(
          "Without any effect here: "
              + String.join(", ", idle)
              + (processor.isEmpty() ? "" : " (this processor: " + processor + ")")
              + "; a phone may differ.");
    }
    steps.stream()
        .filter(step -> step.unfit().isPresent())
        .map(step -> "Not tried: " + step.rung().title() + ": " + step.unfit().get() + ".")
        .forEach(words::add);
    return words;
  }

  private static boolean isMode(Step step) {
    return step.rung().kind() == Kind.PRECISION || step.rung().kind() == Kind.MEMORY;
  }

  private static List<String> row(Step step) {
    String reference =
        step.worst().map(LadderTable::error).orElse(step.ran() ? "not compared" : "-");
    String limit = step.worst().map(LadderTable::limit).orElse("-");
    return List.of(step.rung().title(), reference, limit, base(step), place(step));
  }

  private static String error(OutputResult output) {
    String off = output.withinLimit() ? "" : " (off)";
    return output.error().map(error -> number(error.relRms())).orElse("other shape") + off;
  }

  private static String limit(OutputResult output) {
    return output.error().isEmpty() ? output.rule() : number(output.limit());
  }

  private static String base(Step step) {
    if (step.unfit().isPresent()) {
      return "not tried";
    }
    if (step.failure().isPresent()) {
      return failed(step.failure().get());
    }
    if (step.rung().kind() == Kind.BASE) {
      return "-";
    }
    return step.apart()
        .map(
            apart ->
                apart.sameBits()
                    ? "same bits"
                    : number(apart.relRms()) + (apart.beyond() ? " (changed)" : " (noise)"))
        .orElse("its base failed");
  }

  static String failed(Failure failure) {
    return switch (failure.kind()) {
      case UNSUPPORTED_OPERATOR -> "no kernel";
      case CRASH -> "crashed";
      case TIMEOUT -> "did not come back in time";
      case REFUSED -> "refused";
    };
  }

  private static String place(Step step) {
    return step.first()
        .map(place -> place.op() + (place.opType().isEmpty() ? "" : " (" + place.opType() + ")"))
        .or(() -> step.failure().flatMap(Failure::op))
        .orElse("");
  }

  static String number(double value) {
    return Double.isFinite(value)
        ? value == 0 ? "0" : String.format(Locale.ROOT, "%.2g", value)
        : "no number";
  }

  private static Map<String, Object> data(Step step) {
    Map<String, Object> data = new LinkedHashMap<>();
    Rung rung = step.rung();
    data.put("rung", rung.id());
    data.put("title", rung.title());
    data.put("base", rung.base());
    data.put("view", rung.settings().view());
    data.put("threads", rung.settings().threads());
    data.put("precision", rung.settings().precision());
    data.put("memory", rung.settings().memory());
    data.put(
        "state",
        step.unfit().isPresent() ? "UNFIT" : step.failure().isPresent() ? "FAILED" : "RAN");
    step.unfit().ifPresent(why -> data.put("reason", why));
    step.failure().ifPresent(failure -> data.put("reason", failure.message()));
    step.worst()
        .ifPresent(
            output -> {
              data.put("output", output.name());
              data.put("withinLimit", !step.isOff());
              output.error().ifPresent(error -> data.put("relRms", error.relRms()));
              data.put("limit", output.limit());
            });
    step.apart()
        .ifPresent(
            apart -> {
              data.put("sameBitsAsBase", apart.sameBits());
              if (Double.isFinite(apart.relRms())) {
                data.put("relRmsFromBase", apart.relRms());
              }
              data.put("changesTheAnswer", apart.beyond());
            });
    step.first()
        .ifPresent(
            place ->
                data.put(
                    "first",
                    Map.of(
                        "tensor", place.tensor(),
                        "op", place.op(),
                        "opType", place.opType(),
                        "onnxTensors", place.onnxTensors())));
    return data;
  }
}
