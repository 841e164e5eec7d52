package io.github.mnnparity.mnn.engine;

import com.google.common.base.CharMatcher;
import io.github.mnnparity.core.capture.Engine.Failure;
import io.github.mnnparity.core.capture.Engine.FailureKind;
import io.github.mnnparity.mnn.worker.Reply;
import io.github.mnnparity.mnn.worker.Reply.Death;
import io.github.mnnparity.mnn.worker.Reply.DeathKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a failure out of what a worker answered and what the engine printed. */
final class Failures {
  private static final Pattern NO_KERNEL = Pattern.compile("Don't support type \\[([^\\]]*)\\]");
  private static final Pattern SHAPE_ERROR =
      Pattern.compile("Compute Shape Error for ([^\\r\\n]+)");
  private static final Pattern BANNER = Pattern.compile("The device supports:[^\\r\\n]*");
  private static final int MESSAGE_LIMIT = 2_000;

  private Failures() {}

  /**
   * @param reply one that is not ok
   */
  static Failure of(Reply reply, Optional<ModelFacts> facts) {
    return reply
        .death()
        .map(death -> ofDeath(death, reply.printed(), facts))
        .orElseGet(() -> ofAnswer(reply, facts));
  }

  private static Failure ofDeath(Death death, String printed, Optional<ModelFacts> facts) {
    boolean ran = death.status().phase().equals("op");
    Optional<ModelFacts.Op> op =
        ran ? facts.flatMap(model -> model.running(death.status().op())) : Optional.empty();
    Optional<String> name =
        op.map(ModelFacts.Op::name).or(() -> given(ran ? death.status().op() : ""));
    Optional<String> type =
        op.map(ModelFacts.Op::type).or(() -> given(ran ? death.status().opType() : ""));
    FailureKind kind = death.kind() == DeathKind.TIMEOUT ? FailureKind.TIMEOUT : FailureKind.CRASH;
    return new Failure(kind, name, type, message(death.detail(), printed));
  }

  private static Failure ofAnswer(Reply reply, Optional<ModelFacts> facts) {
    String message = message(reply.answer().path("message").asText(), reply.printed());
    Matcher kernel = NO_KERNEL.matcher(reply.printed());
    if (kernel.find()) {
      return new Failure(
          FailureKind.UNSUPPORTED_OPERATOR,
          Optional.empty(),
          Optional.of(kernel.group(1)),
          message);
    }
    Optional<ModelFacts.Op> op = Optional.empty();
    Matcher shape = SHAPE_ERROR.matcher(reply.printed());
    if (shape.find()) {
      String name = shape.group(1).strip();
      op = facts.flatMap(model -> model.running(name));
    }
    return new Failure(
        FailureKind.REFUSED, op.map(ModelFacts.Op::name), op.map(ModelFacts.Op::type), message);
  }

  private static String message(String sentence, String printed) {
    String words =
        CharMatcher.javaIsoControl()
            .and(CharMatcher.noneOf("\n\t"))
            .removeFrom(BANNER.matcher(printed).replaceAll(""))
            .strip();
    if (words.isEmpty()) {
      return sentence;
    }
    String shown =
        words.length() <= MESSAGE_LIMIT
            ? words
            : "..." + words.substring(words.length() - MESSAGE_LIMIT);
    return sentence + "; the engine printed: " + shown;
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** The same failure with the op that a search found. */
  static Failure at(Failure failure, ModelFacts.Op op) {
    return new Failure(
        failure.kind(),
        Optional.of(op.name()),
        Optional.of(failure.opType().orElse(op.type())),
        failure.message());
  }
}
