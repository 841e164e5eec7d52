package io.github.mnnparity.mnn.code;

import io.github.mnnparity.core.tensor.DType;

/** Element types as MNN holds them, in the words of each language: MNN has no 64-bit integers. */
final class Types {
  private enum Kind {
    FLOAT,
    INT,
    BYTE
  }

  private Types() {}

  private static Kind kind(DType dtype) {
    if (dtype.isFloat()) {
      return Kind.FLOAT;
    }
    return dtype == DType.UINT8 ? Kind.BYTE : Kind.INT;
  }

  static String cpp(DType dtype) {
    return switch (kind(dtype)) {
      case FLOAT -> "float";
      case INT -> "int32_t";
      case BYTE -> "uint8_t";
    };
  }

  static String numpy(DType dtype) {
    return switch (kind(dtype)) {
      case FLOAT -> "float32";
      case INT -> "int32";
      case BYTE -> "uint8";
    };
  }

  static String expr(DType dtype) {
    return switch (kind(dtype)) {
      case FLOAT -> "float";
      case INT -> "int";
      case BYTE -> "uint8";
    };
  }

  static String halide(DType dtype) {
    return switch (kind(dtype)) {
      case FLOAT -> "Float";
      case INT -> "Int";
      case BYTE -> "Uint8";
    };
  }

  static String java(DType dtype) {
    return switch (kind(dtype)) {
      case FLOAT -> "float";
      case INT -> "int";
      case BYTE -> "byte";
    };
  }

  static String jni(DType dtype) {
    return switch (kind(dtype)) {
      case FLOAT -> "jfloat";
      case INT -> "jint";
      case BYTE -> "jbyte";
    };
  }

  static String jniGet(DType dtype) {
    return switch (kind(dtype)) {
      case FLOAT -> "Float";
      case INT -> "Int";
      case BYTE -> "Byte";
    };
  }
}
