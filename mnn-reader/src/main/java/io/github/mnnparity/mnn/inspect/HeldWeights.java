package io.github.mnnparity.mnn.inspect;

import io.github.mnnparity.core.capture.ModelReader.Depth;
import io.github.mnnparity.core.graph.WeightCoding;
import io.github.mnnparity.core.inspect.WeightStatistics;
import io.github.mnnparity.core.inspect.WeightSummary;
import io.github.mnnparity.core.inspect.WeightSummary.Statistics;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.model.StoredFields;
import io.github.mnnparity.mnn.model.StoredFields.Vector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The weights of one op: what its fields store, and what that decodes to. */
final class HeldWeights {
  private static final String EXTERNAL = "external";

  /** Parts of a parameter table that are one coded weight together. */
  private static final List<String> CODED = List.of("quanParameter", "symmetricQuan");

  /** A byte vector that is longer is data. */
  private static final int MOST_PARAMETER_BYTES = 16;

  private final Depth depth;
  private Optional<Decoded> coded = Optional.empty();
  private Optional<Decoded> constant = Optional.empty();

  /** What is remembered of a decoded tensor, which itself is not kept. */
  private record Decoded(
      String encoding, int bits, long elements, Optional<Statistics> statistics) {}

  HeldWeights(Depth depth) {
    this.depth = depth;
  }

  /** The name that MNN gives a dtype of the lifted graph: it has one integer type. */
  static String mnnName(DType dtype) {
    return dtype == DType.INT64 ? "int32" : dtype.name().toLowerCase(Locale.ROOT);
  }

  void add(Tensor tensor, Optional<WeightCoding> coding) {
    if (coding.isPresent()) {
      coded =
          Optional.of(
              new Decoded(
                  coding.get().description(),
                  coding.get().bits(),
                  tensor.elements(),
                  statistics(tensor)));
    } else {
      String dtype = mnnName(tensor.dtype());
      constant =
          Optional.of(
              new Decoded(
                  dtype,
                  dtype.equals("int32") ? 32 : tensor.dtype().bits(),
                  tensor.elements(),
                  statistics(tensor)));
    }
  }

  private Optional<Statistics> statistics(Tensor tensor) {
    return depth == Depth.STATISTICS ? WeightStatistics.of(tensor) : Optional.empty();
  }

  /**
   * @param weightFile the file that external pieces of the op are in
   */
  List<WeightSummary> summaries(MnnOp op, StoredFields.Contents contents, String weightFile) {
    Map<String, List<Vector>> groups = new LinkedHashMap<>();
    boolean blob = op.parameterType().equals("Blob");
    for (Vector vector : contents.vectors()) {
      if (isWeight(vector, blob)) {
        String field = vector.field();
        String stem = field.contains(".") ? field.substring(0, field.indexOf('.')) : field;
        groups
            .computeIfAbsent(CODED.contains(stem) ? stem : field, key -> new ArrayList<>())
            .add(vector);
      }
    }
    List<WeightSummary> weights = new ArrayList<>();
    groups.forEach(
        (field, vectors) ->
            weights.add(
                CODED.contains(field)
                    ? coded(op, field, vectors)
                    : blob ? constant(op, field, vectors.get(0)) : plain(op, vectors.get(0))));
    long outside = externalBytes(contents);
    if (outside > 0) {
      Decoded decoded = coded.or(() -> constant).orElse(unknown("float32", 32, outside / 4));
      weights.add(summary(op, EXTERNAL, decoded, outside, weightFile));
    }
    return weights;
  }

  private static boolean isWeight(Vector vector, boolean blob) {
    if (vector.count() == 0 || vector.field().endsWith(EXTERNAL)) {
      return false;
    }
    if (blob) {
      return !vector.field().equals("dims");
    }
    return vector.type().equals("float32")
        || (vector.width() == 1 && vector.count() > MOST_PARAMETER_BYTES)
        || CODED.stream().anyMatch(stem -> vector.field().startsWith(stem + "."));
  }

  private WeightSummary coded(MnnOp op, String field, List<Vector> vectors) {
    long bytes = vectors.stream().mapToLong(vector -> vector.count() * vector.width()).sum();
    long integers =
        vectors.stream()
            .filter(vector -> vector.field().endsWith(".weight"))
            .mapToLong(Vector::count)
            .findFirst()
            .orElse(-1);
    Decoded decoded =
        coded.orElse(
            integers >= 0 ? unknown("int8 with scales", 8, integers) : unknown("quantized", 8, -1));
    return summary(op, field, decoded, bytes, "");
  }

  /** Data of a constant, which may be 16-bit floats stored as bytes. */
  private WeightSummary constant(MnnOp op, String field, Vector vector) {
    Decoded decoded =
        coded.or(() -> constant).orElse(unknown(vector.type(), 8 * vector.width(), vector.count()));
    return summary(op, field, decoded, vector.count() * vector.width(), "");
  }

  private WeightSummary plain(MnnOp op, Vector vector) {
    Optional<Statistics> statistics =
        vector.type().equals("float32")
            ? statistics(Tensor.wrap(DType.FLOAT32, Shape.of(vector.count()), vector.data()))
            : Optional.empty();
    Decoded decoded = new Decoded(vector.type(), 8 * vector.width(), vector.count(), statistics);
    return summary(op, vector.field(), decoded, vector.count() * vector.width(), "");
  }

  private static Decoded unknown(String encoding, int bits, long elements) {
    return new Decoded(encoding, bits, elements, Optional.empty());
  }

  private static WeightSummary summary(
      MnnOp op, String field, Decoded decoded, long bytes, String location) {
    return new WeightSummary(
        op.name() + "." + field,
        op.name(),
        decoded.encoding(),
        decoded.bits(),
        decoded.elements(),
        bytes,
        location,
        decoded.statistics());
  }

  /** The sizes behind the offset; broken ones are a fault that reading the op tells. */
  private static long externalBytes(StoredFields.Contents contents) {
    if (!(contents.values().get(EXTERNAL) instanceof List<?> pieces)) {
      return 0;
    }
    return pieces.stream()
        .skip(1)
        .filter(Long.class::isInstance)
        .mapToLong(piece -> (Long) piece)
        .filter(size -> size > 0 && size < Long.MAX_VALUE / 32)
        .sum();
  }
}
