package io.github.mnnparity.cli.render;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Passes on what an installation tells, without what only pip's authors want to know. */
public final class InstallProgress implements Consumer<String> {
  private static final Pattern NOISE = Pattern.compile("(ready|Ignoring|Looking in|Saved) .*");
  private static final Pattern ORIGIN = Pattern.compile(" \\(from -r .*\\)$");

  private final Console console;

  public InstallProgress(Console console) {
    this.console = console;
  }

  @Override
  public void accept(String line) {
    String told = ORIGIN.matcher(line.strip()).replaceFirst("");
    if (!told.isEmpty() && !NOISE.matcher(told.replace("ready:", "ready ")).matches()) {
      console.progress(told);
    }
  }
}
