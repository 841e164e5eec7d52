package io.github.mnnparity.core.preprocess.mistake;

import com.google.common.primitives.ImmutableDoubleArray;
import io.github.mnnparity.core.image.Normalization;
import io.github.mnnparity.core.preprocess.Recipe;
import io.github.mnnparity.core.preprocess.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Scale, mean and std: missing, twice, in the wrong order or unit, or those of another network. */
final class Normalizations implements Mistake {
  private static final double BYTE = 255;
  private static final double SAME = 1e-6;
  private static final double ALIKE = 1e-4;

  /** What many networks were trained with. */
  private record CommonSet(String name, Normalization normalization) {}

  private static final List<CommonSet> SETS =
      List.of(
          set("ImageNet", 1 / BYTE, v(0.485, 0.456, 0.406), v(0.229, 0.224, 0.225)),
          set("ImageNet in BGR order", 1 / BYTE, v(0.406, 0.456, 0.485), v(0.225, 0.224, 0.229)),
          set("-1 to 1 (Inception, MobileNet, PP-OCR)", 1 / BYTE, v(0.5), v(0.5)),
          set("0 to 1", 1 / BYTE, v(0), v(1)),
          set("pixel values", 1, v(0), v(1)),
          set("(p - 127.5) / 128 (MTCNN, InsightFace)", 1, v(127.5), v(128)),
          set("(p - 127) / 128 (EfficientNet-Lite)", 1, v(127), v(128)),
          set("VGG in RGB order", 1, v(123.68, 116.779, 103.939), v(1)),
          set("VGG (Caffe, BGR order)", 1, v(103.939, 116.779, 123.68), v(1)),
          set("104 117 123 (Caffe SSD, BGR order)", 1, v(104, 117, 123), v(1)),
          set("MNN's MobileNet demo", 1, v(103.94, 116.78, 123.68), v(1 / 0.017)),
          set("MNN's MobileNet demo in RGB order", 1, v(123.68, 116.78, 103.94), v(1 / 0.017)),
          set(
              "CLIP",
              1 / BYTE,
              v(0.48145466, 0.4578275, 0.40821073),
              v(0.26862954, 0.26130258, 0.27577711)));

  private static double[] v(double... values) {
    return values;
  }

  private static CommonSet set(String name, double scale, double[] mean, double[] std) {
    return new CommonSet(name, Normalization.of(scale, mean, std));
  }

  @Override
  public String id() {
    return "normalization";
  }

  @Override
  public List<Variant> of(Recipe recipe) {
    Normalization n = recipe.steps().normalization();
    Found found = new Found(recipe);
    ImmutableDoubleArray none = ImmutableDoubleArray.of(0);
    ImmutableDoubleArray one = ImmutableDoubleArray.of(1);
    boolean unit = Math.abs(n.scale() * BYTE - 1) < SAME;
    if (n.scale() != 1) {
      found.add(
          "scale-missing",
          "Pixels were not divided by " + inverse(n),
          with(n, 1, n.mean(), n.std()));
      found.add(
          "scale-twice",
          "Pixels were divided by " + inverse(n) + " twice",
          with(n, n.scale() * n.scale(), n.mean(), n.std()));
    } else {
      found.add(
          "scale-unwanted",
          "Pixels were divided by 255, which the network does not want",
          with(n, 1 / BYTE, n.mean(), n.std()));
    }
    found.add(
        "normalization-missing",
        "Neither mean nor std were applied",
        with(n, n.scale(), none, one));
    found.add("mean-missing", "The mean was not subtracted", with(n, n.scale(), none, n.std()));
    found.add("std-missing", "Values were not divided by std", with(n, n.scale(), n.mean(), one));
    found.add(
        "std-multiplied",
        "Values were multiplied with std instead of divided by it (MNN's normal is 1/std)",
        with(n, n.scale(), n.mean(), each(n.std(), s -> 1 / s)));
    found.add(
        "mean-std-order",
        "Mean and std were given in the reverse channel order",
        with(n, n.scale(), reversed(n.mean()), reversed(n.std())));
    found.add(
        "mean-order",
        "The mean was given in the reverse channel order",
        with(n, n.scale(), reversed(n.mean()), n.std()));
    found.add(
        "std-order",
        "std was given in the reverse channel order",
        with(n, n.scale(), n.mean(), reversed(n.std())));
    units(found, n, unit);
    found.add(
        "mean-after-std",
        "The mean was subtracted after the division by std instead of before",
        new Normalization(n.scale(), times(n.mean(), n.std()), n.std()));
    found.add(
        "mean-added",
        "The mean was added instead of subtracted",
        with(n, n.scale(), each(n.mean(), m -> -m), n.std()));
    for (CommonSet set : SETS) {
      found.add(
          "other-normalization",
          "The normalization was that of another network: " + set.name(),
          set.normalization());
    }
    return found.variants;
  }

  /** The mistake that gives this normalization, but for rounding; else just another one. */
  Variant named(Recipe right, Recipe used) {
    Normalization found = used.steps().normalization();
    Normalization wanted = right.steps().normalization();
    Normalization pixels =
        new Normalization(
            1,
            each(found.mean(), mean -> mean / found.scale()),
            each(found.std(), std -> std / found.scale()));
    return of(right).stream()
        .filter(variant -> isAlike(variant.recipe().steps().normalization(), found))
        .findFirst()
        .orElse(
            Variant.of(
                "other-normalization",
                found.words(),
                wanted.words(),
                "The normalization was "
                    + found.words()
                    + (found.scale() == 1 ? "" : " (in pixels: " + pixels.words() + ")")
                    + " instead of "
                    + wanted.words(),
                used))
        .with("usedInPixels", pixels.words());
  }

  private static boolean isAlike(Normalization a, Normalization b) {
    for (int c = 0; c < 3; c++) {
      if (Math.abs(a.factor(c) - b.factor(c)) > ALIKE * Math.abs(a.factor(c))
          || Math.abs(a.offset(c) - b.offset(c)) > ALIKE * Math.abs(a.factor(c)) * BYTE) {
        return false;
      }
    }
    return true;
  }

  private static void units(Found found, Normalization n, boolean unit) {
    if (unit) {
      found.add(
          "mean-unit",
          "The mean was given for pixels from 0 to 255, but subtracted from values from 0 to 1",
          with(n, n.scale(), each(n.mean(), m -> m * BYTE), n.std()));
      found.add(
          "std-unit",
          "The mean was subtracted from pixels from 0 to 255, but std was that of values from 0 to 1",
          with(n, 1, each(n.mean(), m -> m * BYTE), n.std()));
      found.add(
          "scale-after-mean",
          "The mean for values from 0 to 1 was subtracted from pixels from 0 to 255, which were"
              + " divided by 255 after that",
          with(n, n.scale(), each(n.mean(), m -> m / BYTE), n.std()));
    } else {
      found.add(
          "mean-unit",
          "The mean was given for values from 0 to 1, but subtracted from pixels from 0 to 255",
          with(n, n.scale(), each(n.mean(), m -> m / BYTE), n.std()));
      found.add(
          "std-unit",
          "std was given for values from 0 to 1, but pixels from 0 to 255 were divided by it",
          with(n, n.scale(), n.mean(), each(n.std(), s -> s / BYTE)));
    }
  }

  private static String inverse(Normalization n) {
    double inverse = 1 / n.scale();
    return Math.abs(inverse - Math.rint(inverse)) < SAME
        ? Long.toString(Math.round(inverse))
        : Double.toString(inverse);
  }

  private static Normalization with(
      Normalization n, double scale, ImmutableDoubleArray mean, ImmutableDoubleArray std) {
    return new Normalization(scale, mean, std);
  }

  private static ImmutableDoubleArray each(
      ImmutableDoubleArray values, DoubleUnaryOperator change) {
    return ImmutableDoubleArray.copyOf(values.stream().map(change));
  }

  private static ImmutableDoubleArray reversed(ImmutableDoubleArray values) {
    ImmutableDoubleArray.Builder builder = ImmutableDoubleArray.builder(values.length());
    for (int i = values.length() - 1; i >= 0; i--) {
      builder.add(values.get(i));
    }
    return builder.build();
  }

  private static ImmutableDoubleArray times(ImmutableDoubleArray a, ImmutableDoubleArray b) {
    ImmutableDoubleArray.Builder builder = ImmutableDoubleArray.builder();
    for (int i = 0; i < Math.max(a.length(), b.length()); i++) {
      builder.add(a.get(i % a.length()) * b.get(i % b.length()));
    }
    return builder.build();
  }

  /** Variants that differ from the recipe and from each other. */
  private static final class Found {
    private final Recipe recipe;
    private final List<Normalization> seen = new ArrayList<>();
    private final List<Variant> variants = new ArrayList<>();

    Found(Recipe recipe) {
      this.recipe = recipe;
      seen.add(recipe.steps().normalization());
    }

    void add(String cause, String text, Normalization used) {
      if (seen.stream().noneMatch(other -> same(other, used))) {
        seen.add(used);
        variants.add(
            Variant.of(
                cause,
                used.words(),
                recipe.steps().normalization().words(),
                text,
                recipe.withSteps(recipe.steps().withNormalization(used))));
      }
    }

    private static boolean same(Normalization a, Normalization b) {
      for (int c = 0; c < 3; c++) {
        if (!near(a.factor(c), b.factor(c)) || !near(a.offset(c), b.offset(c))) {
          return false;
        }
      }
      return true;
    }

    private static boolean near(double a, double b) {
      return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
    }
  }
}
