package io.github.mnnparity.report;

import io.github.mnnparity.core.report.Verdict;

/** The first line: the verdict, painted, and what it rests on. */
final class HeadlineText {
  private HeadlineText() {}

  static String of(Verdict verdict, String line, Style style) {
    String name = verdict.name();
    String painted =
        switch (verdict) {
          case MATCH -> style.good(name);
          case DIVERGED -> style.bad(name);
          case INCOMPLETE -> style.doubtful(name);
        };
    String whole = line.startsWith(name) ? line : name + ": " + line;
    return painted + style.wrapped("", whole).substring(name.length());
  }
}
