package io.github.mnnparity.mnn.advice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.base.Splitter;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import io.github.mnnparity.core.capture.AdviceBook;
import io.github.mnnparity.core.capture.AdviceRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** The rows of {@code rules.json}; a new one needs no code. Stateless. */
public final class MnnAdvice implements AdviceBook {
  private static final Supplier<ImmutableList<AdviceRule>> RULES =
      Suppliers.memoize(MnnAdvice::load);

  @Override
  public String format() {
    return "MNN";
  }

  @Override
  public List<AdviceRule> rules() {
    return RULES.get();
  }

  private static ImmutableList<AdviceRule> load() {
    try (InputStream in = MnnAdvice.class.getResourceAsStream("rules.json")) {
      ImmutableList.Builder<AdviceRule> rules = ImmutableList.builder();
      for (JsonNode row : new ObjectMapper().readTree(in)) {
        rules.add(
            new AdviceRule(
                Splitter.on('|').splitToList(row.path("kind").asText()),
                row.path("op").asText(),
                row.path("attribute").asText(),
                row.path("is").asText(),
                row.path("constant").asText(),
                row.path("evidence").asText(),
                row.path("coding").asText(),
                row.path("says").asText(),
                row.path("source").asText()));
      }
      return rules.build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
