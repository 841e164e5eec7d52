package io.github.mnnparity.core;

import io.github.mnnparity.core.report.Finding;
import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.report.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who made the file, who ran it here, and who runs it in the app. */
final class Versions implements Experiment {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?");
  private static final String MADE_BY = "converterVersion";

  @Override
  public boolean isDue(Compared compared) {
    return true;
  }

  @Override
  public Result run(Compared compared) {
    String file = compared.measured().candidate().properties().getOrDefault(MADE_BY, "");
    String engine =
        compared
            .engine()
            .engine()
            .map(running -> running.environment().getOrDefault("engine", ""))
            .orElse("");
    return new Result(
        notes(
            file,
            engine,
            compared.options().appVersion(),
            compared.measured().alignment().reference().outputs()),
        List.of());
  }

  /**
   * @param file version of the converter; without numbers where the file does not tell
   * @param engine version that ran here; empty where none did
   * @param app version in the app; empty where it was not said
   * @param outputs for want of a better place
   */
  static List<Finding> notes(String file, String engine, String app, List<String> outputs) {
    List<Finding> notes = new ArrayList<>();
    if (isNewer(file, app)) {
      notes.add(
          note(
              FindingKind.API,
              "The app runs MNN "
                  + app
                  + ", which is older than the converter that made the file ("
                  + bare(file)
                  + ").",
              "an older engine may read new fields as if they were not there",
              List.of(
                  "update MNN in the app to " + bare(file) + " or newer",
                  "or convert with the converter of MNN " + app),
              outputs));
    }
    if (isNewer(file, engine)) {
      notes.add(
          note(
              FindingKind.API,
              "The file was made by a newer MNN ("
                  + bare(file)
                  + ") than the one that ran here ("
                  + bare(engine)
                  + ").",
              "an older engine may read new fields as if they were not there",
              List.of(
                  "install MNN " + bare(file) + " for --python, or convert with " + bare(engine)),
              outputs));
    }
    if (differ(engine, app)) {
      notes.add(
          note(
              FindingKind.ENGINE,
              "The engine views ran MNN " + bare(engine) + ", the app runs " + app + ".",
              "kernels change between versions: what holds here need not hold in the app",
              List.of(
                  "run the app's version here: `pip install MNN=="
                      + app
                      + "` in an environment of its"
                      + " own, then --python with its interpreter",
                  "or capture values in the app: docs/capture-on-device.md"),
              outputs));
    }
    return notes;
  }

  private static Finding note(
      FindingKind kind, String summary, String evidence, List<String> advice, List<String> places) {
    return new Finding(
        0,
        Severity.NOTE,
        kind,
        List.of(),
        List.of(),
        List.of(),
        places,
        1,
        summary,
        List.of(evidence),
        advice,
        Map.of());
  }

  private static boolean isNewer(String one, String other) {
    int[] left = numbers(one);
    int[] right = numbers(other);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      if (left[i] != right[i]) {
        return left[i] > right[i];
      }
    }
    return false;
  }

  private static boolean differ(String one, String other) {
    return isNewer(one, other) || isNewer(other, one);
  }

  private static String bare(String version) {
    Matcher matcher = NUMBERS.matcher(version);
    return matcher.find() ? matcher.group() : version;
  }

  /** Major, minor and patch; empty where there is no version to speak of. */
  private static int[] numbers(String version) {
    Matcher matcher = NUMBERS.matcher(version);
    if (!matcher.find()) {
      return new int[0];
    }
    String patch = matcher.group(3) == null ? "0" : matcher.group(3);
    return new int[] {
      Integer.parseInt(matcher.group(1)),
      Integer.parseInt(matcher.group(2)),
      Integer.parseInt(patch)
    };
  }
}
