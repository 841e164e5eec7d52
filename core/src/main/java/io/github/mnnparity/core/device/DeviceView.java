package io.github.mnnparity.core.device;

import io.github.mnnparity.core.capture.Engine.Capture;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of one run that somebody captured with the engine elsewhere.
 *
 * @param values what was read, and for every tensor without a value the reason
 * @param sources engine name to the file that a value came from
 * @param converted tensors whose values had to be rearranged, with what was done
 * @param unused files that stand for no tensor, with the reason
 * @param otherSizes files that hold another number of values than their tensor
 * @param rounded whether values were rounded to be written: MNN's text has 6 digits
 */
public record DeviceView(
    String name,
    Path folder,
    Capture values,
    Map<String, String> sources,
    Map<String, String> converted,
    Map<String, String> unused,
    int otherSizes,
    boolean rounded) {

  /**
   * Reads the values of every file that stands for a tensor.
   *
   * @param folder or a file of Polygraphy's outputs
   * @param lifted the candidate's graph
   * @param tensorNames value of {@code lifted} to the engine's name of it
   * @param expected tensors of the shapes that the engine gives, by its names; others are not read
   * @throws io.github.mnnparity.core.error.BadInputException if {@code folder} cannot be read or
   *     none of its files stands for a tensor
   */
  public static DeviceView read(
      String name,
      Path folder,
      Graph lifted,
      Map<String, String> tensorNames,
      Map<String, Tensor> expected) {
    List<DumpFile> files = DumpFile.in(name, folder);
    Reader reader = new Reader(new DumpNames(lifted, tensorNames), expected);
    files.forEach(reader::take);
    reader.checkAny(name, folder, files);
    Map<String, String> missing = new LinkedHashMap<>(reader.refused);
    tensorNames.values().stream()
        .filter(tensor -> !reader.values.containsKey(tensor))
        .forEach(tensor -> missing.putIfAbsent(tensor, "the folder has no file for it"));
    return new DeviceView(
        name,
        folder,
        new Capture(Map.copyOf(reader.values), missing, Optional.empty(), true, true),
        Map.copyOf(reader.sources),
        reader.converted,
        reader.unused,
        reader.otherSizes,
        reader.rounded);
  }

  /** Reads file after file; the first that stands for a tensor counts. */
  private static final class Reader {
    private final DumpNames names;
    private final Map<String, Tensor> expected;
    private final Map<String, Tensor> values = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> converted = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final Map<String, String> unused = new LinkedHashMap<>();
    private int otherSizes;
    private boolean rounded;

    Reader(DumpNames names, Map<String, Tensor> expected) {
      this.names = names;
      this.expected = expected;
    }

    void take(DumpFile file) {
      DumpNames.Match match = names.find(file);
      if (match.tensors().isEmpty()) {
        unused.put(file.shown(), match.reason());
        return;
      }
      List<String> fitting = new ArrayList<>();
      DumpValues.Reading fit = DumpValues.Reading.failed("nothing is known of its shape");
      for (String tensor : match.tensors()) {
        Tensor wanted = expected.get(tensor);
        DumpValues.Reading reading = wanted == null ? fit : DumpValues.read(file, wanted);
        if (reading.tensor().isPresent()) {
          fitting.add(tensor);
          fit = reading;
        } else if (!values.containsKey(tensor)) {
          refused.put(tensor, reading.words());
        }
      }
      if (fitting.size() > 1) {
        String why =
            file.shown() + " may stand for " + String.join(" or ", fitting) + ": rename the file";
        fitting.forEach(tensor -> refused.put(tensor, why));
        unused.put(file.shown(), "its name stands for " + fitting.size() + " tensors");
      } else if (fitting.isEmpty()) {
        String why = refused.getOrDefault(match.tensors().get(0), "it does not fit");
        unused.put(file.shown(), why.replace(file.shown() + " ", ""));
        otherSizes += why.contains(DumpValues.OTHER_SIZE) ? 1 : 0;
      } else if (values.containsKey(fitting.get(0))) {
        unused.put(file.shown(), sources.get(fitting.get(0)) + " gives the same tensor");
      } else {
        put(fitting.get(0), file, fit);
      }
    }

    private void put(String tensor, DumpFile file, DumpValues.Reading reading) {
      values.put(tensor, reading.tensor().orElseThrow());
      sources.put(tensor, file.shown());
      refused.remove(tensor);
      rounded |= file.form() != DumpFile.Form.NUMPY;
      if (!reading.words().isEmpty()) {
        converted.put(tensor, reading.words());
      }
    }

    void checkAny(String name, Path folder, List<DumpFile> files) {
      if (values.isEmpty()) {
        Map.Entry<String, String> first = unused.entrySet().iterator().next();
        throw Refusals.nothing(name, folder, files.size(), first.getKey(), first.getValue());
      }
    }
  }
}
