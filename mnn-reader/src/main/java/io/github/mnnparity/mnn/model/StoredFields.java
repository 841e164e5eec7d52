package io.github.mnnparity.mnn.model;

import com.google.flatbuffers.Table;
import io.github.mnnparity.mnn.model.Schema.Field;
import io.github.mnnparity.mnn.model.Schema.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads any parameter table by the schema: what is stored and not at its default, under the
 * schema's names, inner tables joined by dots. Bounded: tables may share inner tables many times
 * over.
 */
public final class StoredFields {
  private static final int MOST_ELEMENTS = 16;
  private static final int MOST_FLOATS = 6;
  private static final int MOST_FIELDS = 2000;
  private static final int MOST_DEPTH = 12;

  private final ByteBuffer bytes;
  private final List<Vector> vectors = new ArrayList<>();
  private int left = MOST_FIELDS;

  private StoredFields(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * A vector of scalars.
   *
   * @param field as in {@link Contents#values}
   * @param type {@code float32}, {@code int8}, ...
   * @param data little-endian, read-only
   */
  public record Vector(String field, String type, int width, long count, ByteBuffer data) {}

  /**
   * What a table holds.
   *
   * @param values by field: {@code Long}, {@code Double}, {@code Boolean}, {@code String} (texts
   *     and names of constants), lists and maps of these; a long vector is a text such as {@code
   *     float32[864]}
   * @param vectors all vectors of scalars outside of lists
   */
  public record Contents(Map<String, Object> values, List<Vector> vectors) {}

  /** The op's parameter table; empty where it has none that the schema knows. */
  public static Contents of(MnnOp op) {
    String type = op.parameterType();
    Optional<Anchor> table = type.isEmpty() ? Optional.empty() : op.optionalParameter(type);
    if (table.isEmpty()) {
      return new Contents(Map.of(), List.of());
    }
    StoredFields fields = new StoredFields(table.get().bytes());
    Map<String, Object> values = new LinkedHashMap<>();
    fields.table(table.get().position(), type, "", values, 0);
    return new Contents(values, fields.vectors);
  }

  /** Where a table begins; accessors keep that to themselves, but a union's member does not. */
  static final class Anchor extends Table {
    ByteBuffer bytes() {
      return bb.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
      return bb_pos;
    }
  }

  private void table(int pos, String type, String prefix, Map<String, Object> into, int depth) {
    int vtable = pos - bytes.getInt(pos);
    int size = bytes.getShort(vtable) & 0xffff;
    int tag = 0;
    for (Field field : Schema.MNN.fields(type)) {
      int entry = 4 + 2 * field.slot();
      int offset = entry < size ? bytes.getShort(vtable + entry) & 0xffff : 0;
      if (offset == 0 || depth > MOST_DEPTH || --left < 0) {
        continue;
      }
      int at = pos + offset;
      String name = prefix + field.name();
      if (field.kind() == Kind.UNION_TAG) {
        tag = bytes.get(at) & 0xff;
      } else if (field.vector()) {
        vector(at + bytes.getInt(at), field, name, into, depth);
      } else if (field.kind() == Kind.SCALAR) {
        Object value = scalar(at, field);
        if (!isPreset(value, field)) {
          into.put(name, value);
        }
      } else if (field.kind() == Kind.STRING) {
        into.put(name, text(at + bytes.getInt(at)));
      } else {
        String inner =
            field.kind() == Kind.UNION
                ? Schema.MNN.member(field.type(), tag).orElse("")
                : field.type();
        if (!inner.isEmpty()) {
          table(at + bytes.getInt(at), inner, name + ".", into, depth + 1);
        }
      }
    }
  }

  private void vector(int start, Field field, String name, Map<String, Object> into, int depth) {
    long count = Integer.toUnsignedLong(bytes.getInt(start));
    if (field.kind() == Kind.SCALAR) {
      String type = typeName(field.type(), field.size());
      vectors.add(
          new Vector(name, type, field.size(), count, slice(start + 4, count * field.size())));
      if (count > (type.equals("float32") ? MOST_FLOATS : MOST_ELEMENTS)) {
        into.put(name, type + "[" + count + "]");
        return;
      }
    }
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < count && i < MOST_ELEMENTS; i++) {
      int at = start + 4 + i * (field.size() == 0 ? 4 : field.size());
      if (field.kind() == Kind.SCALAR) {
        elements.add(scalar(at, field));
      } else if (field.kind() == Kind.STRING) {
        elements.add(text(at + bytes.getInt(at)));
      } else {
        Map<String, Object> inner = new LinkedHashMap<>();
        int before = vectors.size();
        table(at + bytes.getInt(at), field.type(), "", inner, depth + 1);
        vectors.subList(before, vectors.size()).clear();
        elements.add(inner);
      }
    }
    if (count > MOST_ELEMENTS) {
      elements.add((count - MOST_ELEMENTS) + " more");
    }
    into.put(name, elements);
  }

  private ByteBuffer slice(int from, long size) {
    return bytes.slice(from, (int) size).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private Object scalar(int at, Field field) {
    if (field.type().equals("float")) {
      return shortest(bytes.getFloat(at));
    }
    long number =
        switch (field.size()) {
          case 1 -> field.type().equals("ubyte") ? bytes.get(at) & 0xff : bytes.get(at);
          case 2 -> bytes.getShort(at);
          case 4 -> bytes.getInt(at);
          default -> field.type().equals("double") ? (long) bytes.getDouble(at) : bytes.getLong(at);
        };
    if (field.type().equals("bool")) {
      return number != 0;
    }
    Map<Integer, String> constants = Schema.MNN.constants(field.type());
    if (constants.isEmpty()) {
      return number;
    }
    return Optional.ofNullable(constants.get((int) number))
        .orElse(field.type() + " " + number + ", unknown");
  }

  /** The double that is written like the float. */
  private static Double shortest(float value) {
    return Float.isFinite(value) ? Double.valueOf(Float.toString(value)) : Double.valueOf(value);
  }

  private static boolean isPreset(Object value, Field field) {
    if (value instanceof Boolean flag) {
      return flag == field.preset().equals("true");
    }
    if (value instanceof String constant) {
      String preset =
          field.preset().isEmpty()
              ? Schema.MNN.constant(field.type(), 0).orElse("")
              : field.preset();
      return constant.equals(preset);
    }
    double preset = field.preset().isEmpty() ? 0 : Double.parseDouble(field.preset());
    return value instanceof Double real
        ? real.floatValue() == (float) preset
        : ((Long) value).doubleValue() == preset;
  }

  private String text(int start) {
    int length = bytes.getInt(start);
    byte[] letters = new byte[length];
    bytes.duplicate().position(start + 4).get(letters);
    return new String(letters, StandardCharsets.UTF_8);
  }

  private static String typeName(String type, int width) {
    return switch (type) {
      case "float" -> "float32";
      case "bool" -> "bool";
      case "ubyte" -> "uint8";
      case "double" -> "float64";
      default -> "int" + 8 * width;
    };
  }
}
