package io.github.mnnparity.cli.command;

import io.github.mnnparity.cli.render.Console;
import io.github.mnnparity.core.io.JvmEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Ctrl-C, and what else ends the command early: one line says what is there. */
public final class Interruption {
  private static final long PATIENCE_MILLIS = 500;

  /** Targets of the command, as they were before it. */
  private static final Map<Path, String> TARGETS = new ConcurrentHashMap<>();

  private final AtomicBoolean over = new AtomicBoolean();

  private Interruption() {}

  /** Tells on {@code console} when the JVM ends before {@link #over}. */
  public static Interruption toldOn(Console console) {
    Interruption interruption = new Interruption();
    Thread told = new Thread(() -> interruption.tell(console), "parity-interrupted");
    Runtime.getRuntime().addShutdownHook(told);
    return interruption;
  }

  /** The command has ended by itself. */
  public void over() {
    over.set(true);
  }

  /** A file or folder that the command is about to write. */
  static void target(Path target) {
    TARGETS.putIfAbsent(target, state(target));
  }

  private static String state(Path target) {
    try {
      var facts = Files.readAttributes(target, BasicFileAttributes.class);
      return facts.fileKey() + " " + facts.lastModifiedTime() + " " + facts.size();
    } catch (IOException e) {
      return "";
    }
  }

  private void tell(Console console) {
    if (over.get()) {
      return;
    }
    JvmEnd.begin();
    List<String> written =
        TARGETS.entrySet().stream()
            .filter(target -> !state(target.getKey()).isEmpty())
            .filter(target -> !state(target.getKey()).equals(target.getValue()))
            .map(target -> target.getKey().toString())
            .sorted()
            .toList();
    String what =
        written.isEmpty()
            ? "nothing was written"
            : "written before that: " + written.stream().collect(Collectors.joining(", "));
    // Whoever does not read our output must not keep us from ending.
    Thread last = new Thread(() -> console.end("parity: interrupted; " + what), "parity-last-line");
    last.setDaemon(true);
    last.start();
    try {
      last.join(TimeUnit.MILLISECONDS.toMillis(PATIENCE_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
