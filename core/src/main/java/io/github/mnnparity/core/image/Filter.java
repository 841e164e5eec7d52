package io.github.mnnparity.core.image;

import java.util.Locale;
import java.util.Optional;

/** Ways to resize, each with the sampling and the rounding of the library that is known for it. */
public enum Filter {
  /** OpenCV {@code INTER_LINEAR}: half-pixel centres, no antialiasing. */
  BILINEAR("OpenCV INTER_LINEAR") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return CvResize.linear(image, width, height);
    }
  },
  /** OpenCV {@code INTER_NEAREST}: the pixel at the scaled upper left corner. */
  NEAREST("OpenCV INTER_NEAREST") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return Sampling.nearest(image, width, height, Sampling.Grid.FLOOR);
    }
  },
  /** OpenCV {@code INTER_AREA}. */
  AREA("OpenCV INTER_AREA") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return AreaResize.resize(image, width, height);
    }
  },
  /** OpenCV {@code INTER_CUBIC}. */
  CUBIC("OpenCV INTER_CUBIC") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return CvResize.cubic(image, width, height);
    }
  },
  /** Pillow {@code BILINEAR}: widened by the factor of a reduction (antialiased). */
  PIL_BILINEAR("Pillow BILINEAR, antialiased") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return PilResize.resize(image, width, height, PilResize.Kernel.BILINEAR);
    }
  },
  /** Pillow {@code BICUBIC}, antialiased. */
  PIL_BICUBIC("Pillow BICUBIC, antialiased") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return PilResize.resize(image, width, height, PilResize.Kernel.BICUBIC);
    }
  },
  /** Pillow {@code LANCZOS}, antialiased. */
  PIL_LANCZOS("Pillow LANCZOS, antialiased") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return PilResize.resize(image, width, height, PilResize.Kernel.LANCZOS);
    }
  },
  /** Pillow {@code NEAREST}: the pixel at the scaled centre. */
  PIL_NEAREST("Pillow NEAREST") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return Sampling.nearest(image, width, height, Sampling.Grid.CENTRE_FLOOR);
    }
  },
  /** MNN's own cv library, {@code INTER_LINEAR}: half-pixel centres, rounded once. */
  MNN_BILINEAR("MNN cv resize, bilinear") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return Sampling.bilinear(image, width, height, Sampling.Grid.HALF_PIXEL);
    }
  },
  /** MNN's own cv library, {@code INTER_NEAREST}. */
  MNN_NEAREST("MNN cv resize, nearest") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return Sampling.nearest(image, width, height, Sampling.Grid.HALF_PIXEL);
    }
  },
  /** MNN ImageProcess BILINEAR with a matrix that scales by (w-1)/(W-1), as MNN's demos do. */
  ALIGN_CORNERS("MNN ImageProcess BILINEAR with a matrix that aligns corners") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return Sampling.bilinear(image, width, height, Sampling.Grid.ALIGN_CORNERS);
    }
  },
  /** MNN ImageProcess NEAREST (its default) with the same matrix. */
  ALIGN_CORNERS_NEAREST("MNN ImageProcess NEAREST with a matrix that aligns corners") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return Sampling.nearest(image, width, height, Sampling.Grid.ALIGN_CORNERS);
    }
  },
  /** Bilinear with a matrix that only scales by w/W: half a pixel off. */
  ASYMMETRIC("MNN ImageProcess BILINEAR with a matrix that scales by w/W") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return Sampling.bilinear(image, width, height, Sampling.Grid.CORNER);
    }
  },
  /** MNN ImageProcess NEAREST with a matrix that only scales by w/W. */
  ASYMMETRIC_NEAREST("MNN ImageProcess NEAREST with a matrix that scales by w/W") {
    @Override
    Raster resize(Raster image, int width, int height) {
      return Sampling.nearest(image, width, height, Sampling.Grid.CORNER);
    }
  };

  private final String words;

  Filter(String words) {
    this.words = words;
  }

  /** For a sentence: the library's own name of it. */
  public String words() {
    return words;
  }

  /** As it is typed: {@code pil-bilinear}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Filter> of(String id) {
    for (Filter filter : values()) {
      if (filter.id().equals(id)) {
        return Optional.of(filter);
      }
    }
    return switch (id) {
      case "linear", "inter-linear", "cv-bilinear" -> Optional.of(BILINEAR);
      case "bicubic", "inter-cubic" -> Optional.of(CUBIC);
      case "inter-area" -> Optional.of(AREA);
      case "lanczos" -> Optional.of(PIL_LANCZOS);
      default -> Optional.empty();
    };
  }

  /** Whole numbers from 0 to 255 again. */
  abstract Raster resize(Raster image, int width, int height);
}
