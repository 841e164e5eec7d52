package io.github.mnnparity.core.image;

import java.util.Locale;
import java.util.Optional;

/** How an image of other proportions is brought to the size that the network wants. */
public enum Fit {
  STRETCH("stretched to the size"),
  /** Resized to fit inside, the rest padded on both sides. */
  LETTERBOX("resized to fit inside, padded on both sides"),
  /** Resized to fit inside, the rest padded at the right and at the bottom. */
  LETTERBOX_CORNER("resized to fit inside, padded at the right and the bottom"),
  /** Resized to cover the size (or to a shorter side that is given), the centre cut out. */
  CROP("resized by its shorter side, the centre cut out"),
  /** The centre cut out without resizing. */
  CROP_ONLY("the centre cut out without resizing");

  private final String words;

  Fit(String words) {
    this.words = words;
  }

  /** For a sentence. */
  public String words() {
    return words;
  }

  /** As it is typed: {@code letterbox-corner}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Fit> of(String id) {
    for (Fit fit : values()) {
      if (fit.id().equals(id)) {
        return Optional.of(fit);
      }
    }
    return Optional.empty();
  }

  /** How the sizes of a resized image become whole. */
  public enum Rounding {
    ROUND {
      @Override
      int of(double size) {
        return (int) Math.rint(size);
      }
    },
    FLOOR {
      @Override
      int of(double size) {
        return (int) Math.floor(size);
      }
    },
    CEIL {
      @Override
      int of(double size) {
        return (int) Math.ceil(size);
      }
    };

    abstract int of(double size);
  }
}
