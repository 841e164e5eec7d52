package io.github.mnnparity.core.feed;

import io.github.mnnparity.core.exchange.PolygraphyJson;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON as Polygraphy's {@code --save-inputs} writes it: a set of inputs for each iteration. */
final class PolygraphyFormat implements InputFormat {
  @Override
  public boolean recognizes(Path path) {
    return PolygraphyJson.isJson(path);
  }

  @Override
  public List<InputSet> read(NamedFile argument, InputFiles files) {
    List<Map<String, Tensor>> iterations = PolygraphyJson.readInputs(argument.file());
    String name = String.valueOf(argument.file().getFileName());
    List<InputSet> sets = new ArrayList<>();
    for (int i = 0; i < iterations.size(); i++) {
      sets.add(
          new InputSet(
              iterations.size() == 1 ? name : name + ", iteration " + i,
              InputFormat.chosen(argument, iterations.get(i))));
    }
    return sets;
  }
}
