package io.github.mnnparity.report.ci;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.Verdict;
import io.github.mnnparity.report.ci.CiResult.Level;
import io.github.mnnparity.report.ci.CiResult.Message;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Workflow commands that GitHub Actions shows at a run and at the files of a pull request.
 * Stateless, thread-safe.
 *
 * @see <a
 *     href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands">Workflow
 *     commands</a>
 */
public final class GithubAnnotations {
  /** GitHub shows ten of each level for a step and drops the others in silence. */
  private static final int SHOWN = 10;

  private GithubAnnotations() {}

  /** One line for each message, each with its line break; for a match, a notice that says so. */
  public static String toText(CiResult result) {
    var text = new StringBuilder();
    if (result.verdict() == Verdict.MATCH) {
      append(text, "notice", result, result.candidate().file(), "", result.headline());
    }
    Map<Level, Integer> told = new EnumMap<>(Level.class);
    for (Message message : result.messages()) {
      boolean aside = message.level() == Level.NOTE && result.verdict() != Verdict.MATCH;
      if (!aside && told.merge(message.level(), 1, Integer::sum) <= SHOWN) {
        append(
            text,
            command(message.level()),
            result,
            result.file(message),
            message.rule().title(),
            body(message));
      }
    }
    return text.toString();
  }

  private static String command(Level level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "notice";
    };
  }

  private static String body(Message message) {
    if (message.finding().isEmpty()) {
      return message.text();
    }
    Finding finding = message.finding().get();
    String place = Wording.place(finding);
    var body = new StringBuilder(message.text());
    if (!place.isEmpty()) {
      body.append('\n').append(place);
    }
    finding.advice().forEach(line -> body.append("\n- ").append(line));
    return body.toString();
  }

  private static void append(
      StringBuilder text,
      String command,
      CiResult result,
      Path file,
      String title,
      String message) {
    String shown = result.shown(file).toString().replace('\\', '/');
    text.append("::")
        .append(command)
        .append(" file=")
        .append(property(shown))
        .append(",title=")
        .append(property("MNN Parity" + (title.isEmpty() ? "" : ": " + title)))
        .append("::")
        .append(data(message))
        .append('\n');
  }

  /** A message must not end its line: what follows could be a command of its own. */
  static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
