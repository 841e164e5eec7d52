package io.github.mnnparity.mnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mnnparity.core.capture.ModelReader.Depth;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.inspect.ModelSummary;
import io.github.mnnparity.core.inspect.OpSummary;
import io.github.mnnparity.mnn.model.NetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** One row an op whose fields make no sense, between two ops that do. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokenOpsTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/cases/broken.csv",
      delimiter = '|',
      numLinesToSkip = 1,
      emptyValue = "",
      nullValues = "-")
  void a_broken_op_is_refused_by_name_and_field_and_the_rest_stays_to_be_looked_at(
      String what,
      String type,
      String parameter,
      String fields,
      String inputs,
      String field,
      String found)
      throws IOException {
    Path file = folder.resolve("broken.mnn");
    Files.write(file, net(type, parameter, fields, inputs).bytes());

    MalformedModelException refusal =
        catchThrowableOfType(MalformedModelException.class, () -> new MnnReader().read(file));
    ModelSummary summary = new MnnReader().inspect(file, Depth.STATISTICS);

    assertThat(refusal).as("refusal of " + what).isNotNull();
    assertThat(refusal.problem().place())
        .contains("broken.mnn, byte ")
        .endsWith("op 'broken' (" + type + "), field " + field);
    assertThat(refusal.problem().found()).contains(found == null ? "" : found);
    assertThat(summary.faults())
        .singleElement()
        .extracting(ModelSummary.Fault::op, ModelSummary.Fault::problem)
        .containsExactly("broken", refusal.problem());
    assertThat(summary.graphs().get(0).ops())
        .extracting(OpSummary::name)
        .contains("before", "broken", "after");
  }

  private static NetFile net(String type, String parameter, String fields, String inputs) {
    NetFile net =
        new NetFile()
            .input("x", "[1,2]")
            .op("ReLU", "before", "Relu", "slope=0", List.of("x"), List.of("before"));
    List<String> names = new ArrayList<>();
    for (String input : inputs == null ? new String[0] : inputs.split(" ")) {
      String name = "in" + names.size();
      names.add(name);
      net.input(name, "[" + input.replace('x', ',') + "]");
    }
    return net.op(
            type,
            "broken",
            parameter == null ? "" : parameter,
            fields == null ? "" : fields,
            names,
            List.of("y"))
        .op("ReLU", "after", "Relu", "slope=0.5", List.of("before"), List.of("z"));
  }
}
