package io.github.mnnparity.suite.flat;

import com.google.flatbuffers.FlatBufferBuilder;
import io.github.mnnparity.suite.flat.FlatSchema.Field;
import io.github.mnnparity.suite.flat.FlatSchema.Form;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a whole {@code .mnn} file into {@link FlatTable}s and writes them anew. */
public final class FlatTree {
  private final ByteBuffer file;

  private FlatTree(byte[] bytes) {
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The root of a file, a {@code Net}.
   *
   * @param bytes a sound file
   * @throws IllegalArgumentException if a table stores a field that the schema does not know
   */
  public static FlatTable parse(byte[] bytes) {
    FlatTree tree = new FlatTree(bytes);
    return tree.table(tree.file.getInt(0), "Net");
  }

  private FlatTable table(int at, String type) {
    int vtable = at - file.getInt(at);
    int slots = (file.getShort(vtable) - 4) / 2;
    FlatTable table = new FlatTable(type);
    Map<String, Field> fields = FlatSchema.MNN.fields(type);
    long known = fields.values().stream().mapToInt(Field::id).max().orElse(-1) + 1L;
    for (int slot = 0; slot < slots; slot++) {
      if (slot >= known && offset(vtable, slot) != 0) {
        throw new IllegalArgumentException(type + " stores field " + slot + " that no schema has");
      }
    }
    for (Field field : fields.values()) {
      int offset = field.id() < slots ? offset(vtable, field.id()) : 0;
      if (offset != 0) {
        table.values().put(field.name(), value(at + offset, field, table));
      }
    }
    return table;
  }

  private int offset(int vtable, int slot) {
    return file.getShort(vtable + 4 + 2 * slot) & 0xffff;
  }

  private Object value(int at, Field field, FlatTable owner) {
    if (field.vector()) {
      return vector(at + file.getInt(at), field);
    }
    return switch (field.form()) {
      case BOOL -> file.get(at) != 0;
      case INT8 -> (long) file.get(at);
      case UINT8 -> (long) (file.get(at) & 0xff);
      case UINT16 -> (long) (file.getShort(at) & 0xffff);
      case INT32 -> (long) file.getInt(at);
      case INT64 -> file.getLong(at);
      case FLOAT32 -> file.getFloat(at);
      case STRING -> string(at + file.getInt(at));
      case TABLE -> table(at + file.getInt(at), field.type());
      case UNION -> {
        int tag = Math.toIntExact(owner.integer(field.name() + "_type", 0));
        yield table(at + file.getInt(at), FlatSchema.MNN.members(field.type()).get(tag));
      }
    };
  }

  private Object vector(int at, Field field) {
    int count = file.getInt(at);
    if (!field.form().isOffset()) {
      byte[] elements = new byte[Math.multiplyExact(count, field.form().bytes())];
      file.get(at + 4, elements);
      return elements;
    }
    List<Object> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int slot = at + 4 + 4 * i;
      int target = slot + file.getInt(slot);
      elements.add(field.form() == Form.STRING ? string(target) : table(target, field.type()));
    }
    return elements;
  }

  private String string(int at) {
    byte[] text = new byte[file.getInt(at)];
    file.get(at + 4, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** The file that holds exactly the stored fields of {@code net}, defaults included. */
  public static byte[] write(FlatTable net) {
    FlatBufferBuilder builder = new FlatBufferBuilder(1 << 20);
    builder.forceDefaults(true);
    builder.finish(write(net, builder));
    return builder.sizedByteArray();
  }

  private static int write(FlatTable table, FlatBufferBuilder builder) {
    Map<String, Field> fields = FlatSchema.MNN.fields(table.type());
    Map<String, Integer> offsets = new LinkedHashMap<>();
    table
        .values()
        .forEach(
            (name, value) -> {
              Field field = fields.get(name);
              if (field.vector()) {
                offsets.put(name, writeVector(value, field, builder));
              } else if (field.form() == Form.STRING) {
                offsets.put(name, builder.createString((String) value));
              } else if (field.form().isOffset()) {
                offsets.put(name, write((FlatTable) value, builder));
              }
            });
    int slots = fields.values().stream().mapToInt(Field::id).max().orElse(-1) + 1;
    builder.startTable(slots);
    table
        .values()
        .forEach(
            (name, value) -> {
              Field field = fields.get(name);
              if (offsets.containsKey(name)) {
                builder.addOffset(field.id(), offsets.get(name), 0);
              } else {
                writeScalar(field, value, builder);
              }
            });
    return builder.endTable();
  }

  private static void writeScalar(Field field, Object value, FlatBufferBuilder builder) {
    int id = field.id();
    switch (field.form()) {
      case BOOL -> builder.addBoolean(id, (Boolean) value, false);
      case INT8, UINT8 -> builder.addByte(id, ((Long) value).byteValue(), 0);
      case UINT16 -> builder.addShort(id, ((Long) value).shortValue(), 0);
      case INT32 -> builder.addInt(id, ((Long) value).intValue(), 0);
      case INT64 -> builder.addLong(id, (Long) value, 0);
      case FLOAT32 -> builder.addFloat(id, (Float) value, 0);
      case STRING, TABLE, UNION -> throw new IllegalArgumentException("not a scalar: " + field);
    }
  }

  @SuppressWarnings("unchecked")
  private static int writeVector(Object value, Field field, FlatBufferBuilder builder) {
    if (!field.form().isOffset()) {
      byte[] elements = (byte[]) value;
      int size = field.form().bytes();
      builder
          .createUnintializedVector(size, elements.length / size, Math.max(size, 4))
          .put(elements);
      return builder.endVector();
    }
    List<?> elements = (List<?>) value;
    int[] offsets = new int[elements.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] =
          field.form() == Form.STRING
              ? builder.createString((String) elements.get(i))
              : write((FlatTable) elements.get(i), builder);
    }
    builder.startVector(4, offsets.length, 4);
    for (int i = offsets.length - 1; i >= 0; i--) {
      builder.addOffset(offsets[i]);
    }
    return builder.endVector();
  }
}
