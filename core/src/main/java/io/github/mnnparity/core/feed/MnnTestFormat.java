package io.github.mnnparity.core.feed;

import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.exchange.MnnTestFolder;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder of MNN's own tests, by its {@code input.json}. */
final class MnnTestFormat implements InputFormat {
  @Override
  public boolean recognizes(Path path) {
    return MnnTestFolder.isOne(path);
  }

  @Override
  public List<InputSet> read(NamedFile argument, InputFiles files) {
    MnnTestFolder folder = MnnTestFolder.open(argument.file());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    boolean other = !argument.name().isEmpty() && !folder.inputs().containsKey(argument.name());
    if (other && folder.inputs().size() > 1) {
      throw new BadInputException(
          new Problem(
              argument.file().toString(),
              "an input named '" + argument.name() + "'",
              "inputs " + String.join(", ", folder.inputs().keySet()),
              "leave the name out, and each input gets its values: --input " + argument.file()));
    }
    for (String name : folder.inputs().keySet()) {
      if (other || argument.name().isEmpty() || argument.name().equals(name)) {
        Value input = files.input(other ? argument.name() : name);
        Optional<Shape> shape = input.rankKnown() ? Optional.of(input.shape()) : Optional.empty();
        tensors.put(input.name(), folder.input(name, input.dtype(), shape));
      }
    }
    return InputFormat.one(argument, tensors);
  }
}
