package io.github.mnnparity.mnn.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FileFlagsTest {
  @Test
  void a_file_beside_the_user_is_found_from_the_folder_of_the_converter() {
    String here = Path.of("keep.json").toAbsolutePath().toString();

    assertThat(FileFlags.absolute(List.of("--fp16", "--compressionParamsFile", "keep.json")))
        .containsExactly("--fp16", "--compressionParamsFile", here);
    assertThat(FileFlags.absolute(List.of("--compressionParamsFile=keep.json")))
        .containsExactly("--compressionParamsFile=" + here);
  }

  @Test
  void other_flags_and_whole_paths_stay_as_they_are() {
    List<String> flags = List.of("--weightQuantBits", "8", "--testdir", "/data/onnx", "--a=b");

    assertThat(FileFlags.absolute(flags)).isEqualTo(flags);
  }
}
