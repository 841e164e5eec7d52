package io.github.mnnparity.core;

import io.github.mnnparity.core.device.DeviceView;
import io.github.mnnparity.core.report.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was read from the folders of {@code --view}. */
final class DeviceSection {
  private static final int MOST_ROWS = 12;

  private DeviceSection() {}

  static Section of(Compared compared) {
    int tensors = compared.measured().candidate().tensorNames().size();
    List<String> words = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    Map<String, Object> data = new LinkedHashMap<>();
    for (DeviceView view : compared.engine().devices().values()) {
      words.add(sentence(view, tensors));
      List<List<String>> own = rows(view);
      own.stream().limit(MOST_ROWS).forEach(rows::add);
      if (own.size() > MOST_ROWS) {
        words.add(
            "Of its remarks, " + MOST_ROWS + " of " + own.size() + " are shown; --json has all.");
      }
      data.put(view.name(), data(view));
    }
    return new Section(
        "deviceViews",
        "Captured elsewhere",
        words,
        rows.isEmpty() ? List.of() : List.of("view", "file or tensor", "remark"),
        rows,
        data);
  }

  private static String sentence(DeviceView view, int tensors) {
    int read = view.values().values().size();
    return view.name()
        + " ("
        + view.folder()
        + "): values of "
        + read
        + " of "
        + tensors
        + " tensors"
        + (view.converted().isEmpty() ? "" : ", " + view.converted().size() + " of them rearranged")
        + (view.unused().isEmpty() ? "" : "; " + view.unused().size() + " files were of no use")
        + (view.rounded() ? "; values written as text may have 6 digits only" : "")
        + ".";
  }

  private static List<List<String>> rows(DeviceView view) {
    List<List<String>> rows = new ArrayList<>();
    view.converted().forEach((tensor, how) -> rows.add(List.of(view.name(), tensor, how)));
    Map<String, List<String>> reasons = new LinkedHashMap<>();
    view.unused()
        .forEach((file, why) -> reasons.computeIfAbsent(why, w -> new ArrayList<>()).add(file));
    reasons.forEach(
        (why, files) ->
            rows.add(
                List.of(
                    view.name(),
                    files.get(0) + (files.size() > 1 ? " + " + (files.size() - 1) : ""),
                    why)));
    return rows;
  }

  private static Map<String, Object> data(DeviceView view) {
    return Map.of(
        "folder", view.folder().toString(),
        "tensors", view.sources(),
        "rearranged", view.converted(),
        "unused", view.unused());
  }
}
