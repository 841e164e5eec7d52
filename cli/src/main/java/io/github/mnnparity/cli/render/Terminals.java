package io.github.mnnparity.cli.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Which streams of this process are terminals, where no launcher says so (java -jar): Linux tells
 * by the open files, and elsewhere Java does, for input and output together.
 */
final class Terminals {
  private static final Set<String> DEVICES = Set.of("pts", "tty");

  private Terminals() {}

  /** Whether {@code open}, a link to what a descriptor stands for, leads to a terminal. */
  static boolean isTerminal(Path open) {
    try {
      Path device = Files.readSymbolicLink(open);
      return device.startsWith("/dev")
          && device.getNameCount() > 1
          && DEVICES.stream().anyMatch(device.getName(1).toString()::startsWith);
    } catch (IOException | UnsupportedOperationException e) {
      return hasConsole();
    }
  }

  /** From Java 22 on, a console may also stand for streams that are no terminals. */
  private static boolean hasConsole() {
    return System.console() != null && Runtime.version().feature() < 22;
  }
}
