package io.github.mnnparity.suite.flat;

import io.github.mnnparity.suite.flat.FlatSchema.Field;
import io.github.mnnparity.suite.flat.FlatSchema.Form;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * One table of a file, mutable. Holds only the fields that are stored; a field that is not stored
 * can be put all the same. Scalars are {@link Long}, {@link Float} or {@link Boolean}, vectors of
 * scalars raw little-endian bytes, vectors of tables and strings lists.
 */
public final class FlatTable {
  private final String type;
  private final Map<String, Object> values = new LinkedHashMap<>();

  public FlatTable(String type) {
    FlatSchema.MNN.fields(type);
    this.type = type;
  }

  public String type() {
    return type;
  }

  Map<String, Object> values() {
    return values;
  }

  private Field field(String name, Form... forms) {
    Field field = FlatSchema.MNN.fields(type).get(name);
    if (field == null || (forms.length > 0 && !List.of(forms).contains(field.form()))) {
      throw new IllegalArgumentException(type + " has no such field: " + name + " as " + field);
    }
    return field;
  }

  public boolean has(String name) {
    field(name);
    return values.containsKey(name);
  }

  public void remove(String name) {
    field(name);
    values.remove(name);
  }

  public long integer(String name, long absent) {
    field(name, Form.INT8, Form.UINT8, Form.UINT16, Form.INT32, Form.INT64);
    return (Long) values.getOrDefault(name, absent);
  }

  public void putInteger(String name, long value) {
    field(name, Form.INT8, Form.UINT8, Form.UINT16, Form.INT32, Form.INT64);
    values.put(name, value);
  }

  public float real(String name, float absent) {
    field(name, Form.FLOAT32);
    return (Float) values.getOrDefault(name, absent);
  }

  public void putReal(String name, float value) {
    field(name, Form.FLOAT32);
    values.put(name, value);
  }

  public boolean flag(String name) {
    field(name, Form.BOOL);
    return (Boolean) values.getOrDefault(name, false);
  }

  public void putFlag(String name, boolean value) {
    field(name, Form.BOOL);
    values.put(name, value);
  }

  /** The value's name in the field's enum; the first of the enum where nothing is stored. */
  public String constant(String name) {
    Field field = field(name);
    return FlatSchema.MNN.enumName(
        field.type(), Math.toIntExact((Long) values.getOrDefault(name, 0L)));
  }

  public void putConstant(String name, String value) {
    Field field = field(name);
    values.put(name, (long) FlatSchema.MNN.enumValue(field.type(), value));
  }

  public String string(String name) {
    field(name, Form.STRING);
    return (String) values.getOrDefault(name, "");
  }

  public void putString(String name, String value) {
    field(name, Form.STRING);
    values.put(name, value);
  }

  @SuppressWarnings("unchecked")
  public List<String> strings(String name) {
    field(name, Form.STRING);
    return (List<String>) values.getOrDefault(name, List.of());
  }

  /**
   * A table inside this one.
   *
   * @throws java.util.NoSuchElementException if it is not stored
   */
  public FlatTable table(String name) {
    field(name, Form.TABLE, Form.UNION);
    if (!values.containsKey(name)) {
      throw new java.util.NoSuchElementException(type + "." + name + " is not stored");
    }
    return (FlatTable) values.get(name);
  }

  public void putTable(String name, FlatTable table) {
    Field field = field(name, Form.TABLE, Form.UNION);
    if (field.form() == Form.UNION) {
      int tag = FlatSchema.MNN.members(field.type()).indexOf(table.type());
      putInteger(name + "_type", tag);
    }
    values.put(name, table);
  }

  @SuppressWarnings("unchecked")
  public List<FlatTable> tables(String name) {
    field(name, Form.TABLE);
    return (List<FlatTable>) values.getOrDefault(name, List.of());
  }

  public void putTables(String name, FlatTable... tables) {
    field(name, Form.TABLE);
    values.put(name, List.of(tables));
  }

  /** Elements of a vector of 32-bit integers; empty where nothing is stored. */
  public int[] integers(String name) {
    field(name, Form.INT32);
    int[] result = new int[raw(name).remaining() / 4];
    raw(name).asIntBuffer().get(result);
    return result;
  }

  public void putIntegers(String name, int... elements) {
    field(name, Form.INT32);
    ByteBuffer bytes = ByteBuffer.allocate(4 * elements.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(elements);
    values.put(name, bytes.array());
  }

  /** Elements of a vector of floats; empty where nothing is stored. */
  public float[] reals(String name) {
    field(name, Form.FLOAT32);
    float[] result = new float[raw(name).remaining() / 4];
    raw(name).asFloatBuffer().get(result);
    return result;
  }

  public void putReals(String name, float... elements) {
    field(name, Form.FLOAT32);
    ByteBuffer bytes = ByteBuffer.allocate(4 * elements.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(elements);
    values.put(name, bytes.array());
  }

  /** Elements of a vector of bytes, a copy; empty where nothing is stored. */
  public byte[] bytes(String name) {
    field(name, Form.INT8, Form.UINT8);
    byte[] result = new byte[raw(name).remaining()];
    raw(name).get(result);
    return result;
  }

  public void putBytes(String name, byte... elements) {
    field(name, Form.INT8, Form.UINT8);
    values.put(name, elements.clone());
  }

  private ByteBuffer raw(String name) {
    byte[] stored = (byte[]) values.getOrDefault(name, new byte[0]);
    return ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FlatTable table
        && type.equals(table.type)
        && values.keySet().equals(table.values.keySet())
        && values.keySet().stream()
            .allMatch(name -> Objects.deepEquals(values.get(name), table.values.get(name)));
  }

  @Override
  public int hashCode() {
    return type.hashCode() * 31 + values.keySet().hashCode();
  }

  /** Type and stored fields; long vectors by their size. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(type).append('{');
    values.forEach(
        (name, value) ->
            text.append(name)
                .append('=')
                .append(
                    value instanceof byte[] bytes
                        ? (bytes.length > 64
                            ? bytes.length + " bytes"
                            : IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList())
                        : value)
                .append(' '));
    return text.append('}').toString();
  }
}
