package io.github.mnnparity.core.fake;

import io.github.mnnparity.core.capture.Engine;
import io.github.mnnparity.core.capture.EngineProvider;
import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.inspect.ModelSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two formats whose files hold one word; see {@code META-INF/services}. */
public final class FakeFormats {
  private static final String REFERENCE = "reference";

  private FakeFormats() {}

  /** The file says {@code reference}: y = max(x + 1, 0). */
  public static final class Original implements ModelReader {
    @Override
    public String format() {
      return "FAKE-REFERENCE";
    }

    @Override
    public Role role() {
      return Role.REFERENCE;
    }

    @Override
    public boolean recognizes(Path file) {
      return word(file).equals(REFERENCE);
    }

    @Override
    public SourceModel read(Path file) {
      return at(file, network(1).model(format()));
    }

    @Override
    public ModelSummary inspect(Path file, Depth depth) {
      return summary(file, format());
    }
  }

  /**
   * The file says {@code candidate} and {@code faithful}, {@code changed} or what its engine does.
   */
  public static final class Converted implements ModelReader {
    @Override
    public String format() {
      return "FAKE";
    }

    @Override
    public Role role() {
      return Role.CANDIDATE;
    }

    @Override
    public boolean recognizes(Path file) {
      return word(file).startsWith("candidate ");
    }

    @Override
    public SourceModel read(Path file) {
      return at(file, network(word(file).endsWith("changed") ? 2 : 1).model(format()));
    }

    @Override
    public ModelSummary inspect(Path file, Depth depth) {
      return summary(file, format());
    }
  }

  private static ModelSummary summary(Path file, String format) {
    return new ModelSummary(
        file.toString(), format, 1, Map.of(), Map.of(), List.of(), List.of(), List.of());
  }

  /** There for every file but those that end in {@code engineless}. */
  public static final class Provider implements EngineProvider {
    @Override
    public String format() {
      return "FAKE";
    }

    @Override
    public Optional<Engine> open(Path candidate, EngineOptions options) {
      String word = word(candidate);
      if (word.endsWith("engineless")) {
        return Optional.empty();
      }
      FakeEngine engine = new FakeEngine(new Converted().read(candidate).graph());
      if (word.endsWith("crashing")) {
        engine.diesAt("y");
      }
      if (word.endsWith("mistaken")) {
        engine.wrongAt("y", 2);
      }
      return Optional.of(engine);
    }

    @Override
    public String missing(EngineOptions options) {
      return "no fake engine";
    }
  }

  private static SourceModel at(Path file, SourceModel model) {
    return new SourceModel(
        file,
        model.format(),
        model.graph(),
        model.tensorNames(),
        model.falseNames(),
        model.unlifted(),
        model.properties());
  }

  private static Small network(float constant) {
    return new Small()
        .input("x")
        .constant("c", constant)
        .node("Add", "a", "x", "c")
        .node("Relu", "y", "a")
        .output("y");
  }

  private static String word(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
