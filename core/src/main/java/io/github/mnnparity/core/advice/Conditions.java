package io.github.mnnparity.core.advice;

import com.google.common.base.Splitter;
import io.github.mnnparity.core.capture.AdviceRule;
import io.github.mnnparity.core.graph.Attribute;
import io.github.mnnparity.core.graph.Node;
import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a rule speaks of a finding. */
final class Conditions {
  private static final String NOT_ALL = "not all ";
  private static final String NOT = "not ";
  private static final String BEYOND = "beyond ";

  private Conditions() {}

  static boolean hold(AdviceRule rule, Finding finding, Place place, String codings) {
    return rule.kinds().contains(finding.kind().name())
        && isAbout(rule, place)
        && (rule.constant().isEmpty()
            || place.constants().stream().anyMatch(tensor -> holds(tensor, rule.constant())))
        && (rule.evidence().isEmpty() || isSaid(Pattern.compile(rule.evidence()), finding))
        && (rule.coding().isEmpty() || Pattern.compile(rule.coding()).matcher(codings).find());
  }

  private static boolean isAbout(AdviceRule rule, Place place) {
    List<String> ops = Splitter.on('|').omitEmptyStrings().splitToList(rule.op());
    return ops.isEmpty()
        || place.reference().stream()
            .filter(node -> node.domain().isEmpty() && ops.contains(node.opType()))
            .anyMatch(node -> rule.attribute().isEmpty() || is(node, rule));
  }

  private static boolean is(Node node, AdviceRule rule) {
    Optional<Attribute.Payload> value = node.attribute(rule.attribute());
    String wanted = rule.is();
    if (wanted.equals("absent") || wanted.equals("present")) {
      return value.isPresent() == wanted.equals("present");
    }
    if (value.isEmpty()) {
      return false;
    }
    if (wanted.startsWith(NOT_ALL)) {
      long same = Long.parseLong(wanted.substring(NOT_ALL.length()));
      return value.get() instanceof Attribute.IntsValue list
          && list.values().stream().anyMatch(each -> each != same);
    }
    String text = text(value.get());
    return wanted.startsWith(NOT)
        ? !text.equals(wanted.substring(NOT.length()))
        : text.equals(wanted);
  }

  private static String text(Attribute.Payload value) {
    if (value instanceof Attribute.IntValue number) {
      return Long.toString(number.value());
    }
    if (value instanceof Attribute.StringValue string) {
      return string.value();
    }
    return "";
  }

  private static boolean holds(Tensor constant, String condition) {
    if (constant.dtype() != DType.INT64) {
      return false;
    }
    for (long i = 0; i < constant.elements(); i++) {
      long value = constant.longAt(i);
      boolean met =
          condition.startsWith(BEYOND)
              ? Math.abs(value) > Long.parseLong(condition.substring(BEYOND.length()))
              : value < 0;
      if (met) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSaid(Pattern pattern, Finding finding) {
    return Stream.concat(finding.evidence().stream(), Stream.of(finding.summary()))
        .anyMatch(line -> pattern.matcher(line).find());
  }
}
