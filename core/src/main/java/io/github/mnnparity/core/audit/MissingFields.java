package io.github.mnnparity.core.audit;

import io.github.mnnparity.core.audit.form.Difference;
import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.capture.SourceModel.StoredOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Attributes that the op of the file cannot hold, by the fields that its format gives it. */
public final class MissingFields {
  /** Attributes that formats have a field for under a like name, or not at all. */
  private static final Set<String> NAMED_ALIKE =
      Set.of(
          "dilations",
          "select_last_index",
          "reduction",
          "antialias",
          "exclude_outside",
          "keep_aspect_ratio_policy");

  /** Letters that a field and an attribute of one meaning share. */
  private static final int STEM = 4;

  private MissingFields() {}

  /**
   * A line for each: {@code dilations has no counterpart: Pool has no such field}.
   *
   * @param ops names of ops of the file that may hold what differs
   */
  public static List<String> of(Difference difference, List<String> ops, SourceModel candidate) {
    List<String> said = new ArrayList<>();
    for (String attribute : difference.attributes()) {
      ops.stream()
          .map(candidate.storedOps()::get)
          .filter(stored -> stored != null && isWithout(stored, attribute))
          .findFirst()
          .ifPresent(
              stored ->
                  said.add(
                      attribute
                          + " has no counterpart: "
                          + (stored.table().isEmpty()
                              ? stored.opType() + " has no parameters"
                              : stored.table() + " has no such field")));
    }
    return said;
  }

  private static boolean isWithout(StoredOp stored, String attribute) {
    return NAMED_ALIKE.contains(attribute)
        && stored.fields().stream()
            .noneMatch(
                field -> field.toLowerCase(Locale.ROOT).startsWith(attribute.substring(0, STEM)));
  }
}
