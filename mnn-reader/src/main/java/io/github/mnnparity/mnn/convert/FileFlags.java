package io.github.mnnparity.mnn.convert;

import com.google.common.collect.ImmutableList;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Flags of the converter that name a file or folder. The converter works in a folder of its own,
 * where a relative name means nothing: it would ignore a parameter file or make a new one there.
 */
final class FileFlags {
  private static final Set<String> NAMES =
      Set.of("--compressionParamsFile", "--inputConfigFile", "--testdir", "--testconfig");

  private FileFlags() {}

  /** The same flags with names that are the same from every folder. */
  static List<String> absolute(List<String> flags) {
    ImmutableList.Builder<String> absolute = ImmutableList.builder();
    boolean namesFile = false;
    for (String flag : flags) {
      int equals = flag.indexOf('=');
      if (namesFile) {
        absolute.add(absolute(flag));
      } else if (equals > 0 && NAMES.contains(flag.substring(0, equals))) {
        absolute.add(flag.substring(0, equals + 1) + absolute(flag.substring(equals + 1)));
      } else {
        absolute.add(flag);
      }
      namesFile = NAMES.contains(flag);
    }
    return absolute.build();
  }

  private static String absolute(String name) {
    return Path.of(name).toAbsolutePath().toString();
  }
}
