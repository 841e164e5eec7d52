package io.github.mnnparity.cli.command;

import io.github.mnnparity.core.CompareOptions.EngineChoice;
import io.github.mnnparity.mnn.MnnLifting.Form;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Words that options take, as they are typed; for completion and for "did you mean". */
abstract class Candidates implements Iterable<String> {
  private final List<String> words;

  private Candidates(List<String> words) {
    this.words = words;
  }

  private static List<String> of(Enum<?>[] constants) {
    return Arrays.stream(constants).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  public Iterator<String> iterator() {
    return words.iterator();
  }

  /** Of {@code --engine}. */
  static final class Engines extends Candidates {
    Engines() {
      super(of(EngineChoice.values()));
    }
  }

  /** Of {@code --precision}. */
  static final class Levels extends Candidates {
    Levels() {
      super(List.of("high", "normal", "low"));
    }
  }

  /** Of {@code --form}. */
  static final class Forms extends Candidates {
    Forms() {
      super(of(Form.values()));
    }
  }

  /** Of {@code --app-api}. */
  static final class Apis extends Candidates {
    Apis() {
      super(List.of("session", "module"));
    }
  }

  /** Of {@code --app-language}. */
  static final class Languages extends Candidates {
    Languages() {
      super(List.of("cpp", "python", "java"));
    }
  }
}
