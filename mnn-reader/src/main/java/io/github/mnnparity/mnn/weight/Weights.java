package io.github.mnnparity.mnn.weight;

import com.google.common.primitives.ImmutableIntArray;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Half;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.schema.Convolution2D;
import io.github.mnnparity.mnn.schema.IDSTQuan;
import io.github.mnnparity.mnn.schema.ScaleStorageType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** Decodes the weights of ops, wherever and however the file stores them. Thread-safe. */
public final class Weights {
  private static final List<WeightEncoding> ENCODINGS =
      List.of(
          new SparseFloat(),
          new TableCoded(),
          new SparseTableCoded(),
          new HalfFloat(),
          new PlainInt8(),
          new PlainFloat());

  private Weights() {}

  /**
   * Weights of a two-dimensional convolution, flat, in the file's order.
   *
   * @return empty where the file holds none (they come as an input, or the op is int8 only)
   * @throws io.github.mnnparity.core.error.MalformedModelException if they break their encoding
   * @throws io.github.mnnparity.core.error.BadInputException if the external file is missing
   */
  public static Optional<DecodedWeights> of(MnnModel model, MnnOp op, Convolution2D conv) {
    External external = new External(model, op, longs(conv));
    IDSTQuan quan = conv.quanParameter();
    if (quan != null
        && (quan.bufferLength() > 0 || quan.indexLength() > 0 || external.size(1) > 0)) {
      return Optional.of(quantized(op, quan, external));
    }
    if (conv.weightLength() > 0) {
      return Optional.of(DecodedWeights.exact(floats(conv.weightAsByteBuffer())));
    }
    return external.isPresent()
        ? Optional.of(DecodedWeights.exact(external.floats(1)))
        : Optional.empty();
  }

  /** The bias of a convolution; empty where the file holds none. */
  public static Optional<Tensor> biasOf(MnnModel model, MnnOp op, Convolution2D conv) {
    External external = new External(model, op, longs(conv));
    if (conv.biasLength() > 0) {
      return Optional.of(floats(conv.biasAsByteBuffer()));
    }
    int piece = conv.quanParameter() == null ? 2 : 3;
    return external.size(piece) > 0 ? Optional.of(external.floats(piece)) : Optional.empty();
  }

  /**
   * Weights in one of the {@code IDSTQuan} encodings, for ops that carry no external pieces.
   *
   * @throws io.github.mnnparity.core.error.MalformedModelException if they break their encoding
   */
  public static DecodedWeights of(MnnModel model, MnnOp op, IDSTQuan quan) {
    return quantized(op, quan, new External(model, op, List.of()));
  }

  private static DecodedWeights quantized(MnnOp op, IDSTQuan quan, External external) {
    ByteBuffer buffer = quan.bufferLength() > 0 ? quan.bufferAsByteBuffer() : external.bytes(1);
    ImmutableIntArray.Builder index = ImmutableIntArray.builder();
    for (int i = 0; i < quan.indexLength(); i++) {
      index.add((int) quan.index(i));
    }
    StoredWeights stored =
        new StoredWeights(
            op,
            quan.type(),
            buffer.slice().order(ByteOrder.LITTLE_ENDIAN),
            new StoredWeights.Alpha(alpha(op, quan, external)),
            index.build(),
            new StoredWeights.Facts(
                quan.aMin(),
                quan.aMaxOrBits(),
                quan.readType(),
                quan.quantScale(),
                quan.shapeInt32(),
                quan.weightSize()));
    return ENCODINGS.stream()
        .filter(encoding -> encoding.reads(stored))
        .findFirst()
        .orElseThrow(
            () -> stored.malformed("type", "1, 2, 3, 4 or 8", Integer.toString(stored.type())))
        .decode(stored);
  }

  private static float[] alpha(MnnOp op, IDSTQuan quan, External external) {
    boolean half = quan.scaleStorage() == ScaleStorageType.FP16;
    if (quan.alphaFp16Length() > 0 && half) {
      float[] alpha = new float[quan.alphaFp16Length()];
      for (int i = 0; i < alpha.length; i++) {
        alpha[i] = Half.fromFloat16((short) quan.alphaFp16(i));
      }
      return alpha;
    }
    if (quan.alphaLength() > 0) {
      return floats(quan.alphaAsByteBuffer()).toFloats();
    }
    if (external.size(2) == 0) {
      return new float[0];
    }
    return half
        ? HalfFloat.decode(external.bytes(2)).values().toFloats()
        : external.floats(2).toFloats();
  }

  private static Tensor floats(ByteBuffer bytes) {
    return Tensor.wrap(DType.FLOAT32, Shape.of(bytes.remaining() / 4), bytes);
  }

  private static List<Long> longs(Convolution2D conv) {
    Long[] values = new Long[conv.externalLength()];
    for (int i = 0; i < values.length; i++) {
      values[i] = conv.external(i);
    }
    return List.of(values);
  }

  /** A float vector of an op that may be in the external file: {@code Scale}, {@code LayerNorm}. */
  public static Tensor floats(MnnModel model, MnnOp op, List<Long> external, int piece) {
    return new External(model, op, external).floats(piece);
  }
}
