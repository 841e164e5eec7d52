package io.github.mnnparity.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mnnparity.core.exchange.PolygraphyJson.Runner;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class ExchangePropertyTest {
  private Path folder;

  @BeforeProperty
  void make() throws IOException {
    folder = Files.createTempDirectory("exchange");
  }

  @AfterProperty
  void remove() throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path one : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(one);
      }
    }
  }

  @Provide
  Arbitrary<Tensor> tensors() {
    return Tensors.any();
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("x", "/model/Conv_1:0", "onnx::Conv_266", "a b", "Ausgang.ä", "..x");
  }

  @Property(tries = 120)
  void any_tensor_survives_the_folder_of_MNN(
      @ForAll("names") String name, @ForAll("tensors") Tensor tensor) {
    Path target = folder.resolve("mnn");
    MnnTestFolder.write(target, Map.of(name, tensor), Map.of("out/y", tensor));

    MnnTestFolder read = MnnTestFolder.open(target);

    assertThat(read.inputs().get(name).shape()).contains(tensor.shape());
    assertThat(Tensors.same(read.input(name, tensor.dtype(), Optional.empty()), tensor)).isTrue();
    assertThat(read.outputs()).containsExactly("out/y");
    assertThat(
            Tensors.same(
                read.output("out/y", tensor.dtype(), tensor.shape()).orElseThrow(), tensor))
        .isTrue();
  }

  @Property(tries = 120)
  void any_tensor_survives_the_JSON_of_Polygraphy_bit_by_bit(
      @ForAll("names") String name, @ForAll("tensors") Tensor tensor) {
    Path inputs = folder.resolve("in.json");
    Path outputs = folder.resolve("out.json");
    PolygraphyJson.writeInputs(List.of(Map.of(name, tensor), Map.of("array", tensor)), inputs);
    PolygraphyJson.writeOutputs(List.of(new Runner("trt", List.of(Map.of(name, tensor)))), outputs);

    List<Map<String, Tensor>> read = PolygraphyJson.readInputs(inputs);
    List<Runner> runners = PolygraphyJson.readOutputs(outputs);

    assertThat(read.get(0).get(name).bitEquals(tensor)).isTrue();
    assertThat(read.get(1).get("array").bitEquals(tensor)).isTrue();
    assertThat(runners).singleElement().extracting(Runner::name).isEqualTo("trt");
    assertThat(runners.get(0).iterations().get(0).get(name).bitEquals(tensor)).isTrue();
  }
}
