package io.github.mnnparity.core.reduce;

import com.google.common.base.Stopwatch;
import io.github.mnnparity.core.error.ParityException;
import io.github.mnnparity.core.report.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Makes both files of a part and looks whether they fail in the same way. Not thread-safe. */
final class Trials {
  private static final System.Logger LOG = System.getLogger(Trials.class.getName());

  private final Workshop workshop;
  private final Path folder;
  private final Path candidate;
  private final Symptom symptom;
  private final Duration budget;
  private final Stopwatch watch = Stopwatch.createStarted();
  private int count;

  /**
   * @param candidate the untouched file
   * @param folder for the files of the parts
   */
  Trials(Workshop workshop, Path folder, Path candidate, Symptom symptom, Duration budget) {
    this.workshop = workshop;
    this.folder = folder;
    this.candidate = candidate;
    this.symptom = symptom;
    this.budget = budget;
  }

  int count() {
    return count;
  }

  boolean isOver() {
    return watch.elapsed().compareTo(budget) > 0;
  }

  /** Converts the part anew. */
  Optional<Trial> converted(Part part) {
    return workshop
        .converter()
        .flatMap(
            converter ->
                attempt(
                    part,
                    true,
                    (reference, target) ->
                        converter.convert(
                            reference, target, workshop.flags(), workshop.engineOptions())));
  }

  /** Cuts the part out of the candidate's file. */
  Optional<Trial> cut(Part part) {
    return workshop
        .cutter()
        .filter(cutter -> part.isCuttable())
        .flatMap(
            cutter ->
                attempt(
                    part,
                    false,
                    (reference, target) ->
                        cutter.cut(candidate, part.cut(), part.outputs(), target)));
  }

  /** Makes the candidate in the same way as in another trial. */
  Optional<Trial> again(Trial like, Part part) {
    return like.converted() ? converted(part) : cut(part);
  }

  private Optional<Trial> attempt(Part part, boolean converted, Making making) {
    count++;
    Path reference = folder.resolve("part" + count + ".onnx");
    Path target = folder.resolve("part" + count + ".mnn");
    try {
      workshop.writer().write(part.graph(), reference);
      making.make(reference, target);
      Workshop.Answer answer = workshop.comparer().compare(reference, target, part.inputs());
      Optional<Finding> found = symptom.in(answer.report());
      LOG.log(
          System.Logger.Level.DEBUG,
          () ->
              reference.getFileName()
                  + (converted ? " converted: " : " cut: ")
                  + answer.report().headline()
                  + (found.isPresent() ? " (the same fault)" : ""));
      return found.map(finding -> new Trial(part, reference, target, converted, answer, finding));
    } catch (ParityException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> reference.getFileName() + ": " + e.problem(), e);
      return Optional.empty();
    }
  }

  @FunctionalInterface
  private interface Making {
    void make(Path reference, Path target);
  }
}
