package io.github.mnnparity.mnn.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mnnparity.core.capture.Misuses;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.misuse.ApiMisuse;
import io.github.mnnparity.mnn.misuse.Setting;
import io.github.mnnparity.mnn.misuse.registry.ApiMisuses;
import io.github.mnnparity.mnn.worker.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The catalogue of misuses, done by the worker: one request each, under the same deadline. */
final class MisuseReplay implements Misuses {
  private final Asker asker;
  private final Supplier<Optional<ModelFacts>> facts;

  MisuseReplay(Asker asker, Supplier<Optional<ModelFacts>> facts) {
    this.asker = asker;
    this.facts = facts;
  }

  @Override
  public List<Misuse> catalogue() {
    return ApiMisuses.ALL.stream()
        .map(
            misuse ->
                new Misuse(
                    misuse.id(), misuse.title(), misuse.cause(), misuse.advice(), misuse.answers()))
        .toList();
  }

  @Override
  public Outcome replay(String id, Map<String, Tensor> inputs, Map<String, Tensor> earlier) {
    ApiMisuse misuse =
        ApiMisuses.ALL.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no misuse '" + id + "'"));
    int subgraphs = facts.get().map(ModelFacts::subgraphs).orElse(0);
    Optional<String> unfit = misuse.unfit(Setting.of(inputs, subgraphs));
    if (unfit.isPresent()) {
      return new Outcome(List.of(), unfit, Optional.empty());
    }
    Reply reply = asker.misuse(id, inputs, earlier);
    Values values = new Values();
    values.add(reply);
    List<Variant> variants = new ArrayList<>();
    for (JsonNode variant : reply.answer().path("variants")) {
      variants.add(
          new Variant(
              variant.path("name").asText(),
              How.valueOf(variant.path("how").asText().toUpperCase(Locale.ROOT)),
              values.ofRun(variants.size())));
    }
    Optional<String> nothing =
        Optional.of(reply.answer().path("nothing").asText()).filter(text -> !text.isEmpty());
    return reply.ok()
        ? new Outcome(variants, nothing, Optional.empty())
        : new Outcome(variants, nothing, Optional.of(Failures.of(reply, facts.get())));
  }
}
