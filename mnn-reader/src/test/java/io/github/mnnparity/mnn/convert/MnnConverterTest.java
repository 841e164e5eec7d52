package io.github.mnnparity.mnn.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MnnConverterTest {
  @TempDir private Path folder;

  @Test
  void flags_of_a_record_that_check_one_model_are_not_used_for_others() throws Exception {
    Path candidate = folder.resolve("a.mnn");
    Files.writeString(
        ConversionRecord.placeFor(candidate),
        "{\"flags\": [\"--testdir\", \"check\", \"--fp16\", \"--thredhold=0.1\","
            + " \"--weightQuantBits\", \"4\"]}");

    assertThat(new MnnConverter().flags(candidate))
        .containsExactly("--fp16", "--weightQuantBits", "4");
  }

  @Test
  void without_a_record_there_are_no_flags() {
    assertThat(new MnnConverter().flags(folder.resolve("a.mnn"))).isEmpty();
  }
}
