package io.github.mnnparity.mnn.model;

import com.google.flatbuffers.FlatBufferBuilder;
import io.github.mnnparity.mnn.model.Schema.Field;
import io.github.mnnparity.mnn.model.Schema.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One table of a file with exactly the fields that are stored, to be changed and written anew.
 * Vectors of scalars stay slices of the file: nothing large is copied before it is written. Fields
 * that the schema does not know are left out. Not thread-safe.
 */
public final class StoredTable {
  private final String type;
  private final Map<Field, Object> values = new LinkedHashMap<>();

  public StoredTable(String type) {
    this.type = type;
  }

  /**
   * The root of a model file, a {@code Net}.
   *
   * @throws io.github.mnnparity.core.error.MalformedModelException if its contents break the format
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be read
   */
  public static StoredTable ofNet(Path file) {
    ByteBuffer bytes = MnnModel.contents(file).order(ByteOrder.LITTLE_ENDIAN);
    Verifier.verify(String.valueOf(file.getFileName()), bytes);
    return new Reading(bytes).table(bytes.getInt(0), "Net");
  }

  public String type() {
    return type;
  }

  private static Field field(String type, String name) {
    return Schema.MNN.fields(type).stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type + " has no field " + name));
  }

  private Optional<Object> value(String name) {
    return Optional.ofNullable(values.get(field(type, name)));
  }

  /** An integer, an enum's number or 0 / 1; {@code absent} where it is not stored. */
  public long integer(String name, long absent) {
    return value(name).map(stored -> scalar((ByteBuffer) stored)).orElse(absent);
  }

  private static long scalar(ByteBuffer stored) {
    return switch (stored.remaining()) {
      case 1 -> stored.get(0);
      case 2 -> stored.getShort(0);
      case 4 -> stored.getInt(0);
      default -> stored.getLong(0);
    };
  }

  public void putInteger(String name, long value) {
    Field field = field(type, name);
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
    values.put(field, bytes.limit(field.size()));
  }

  /** Elements of a vector of ints; none where it is not stored. */
  public List<Integer> integers(String name) {
    List<Integer> result = new ArrayList<>();
    value(name)
        .map(ByteBuffer.class::cast)
        .ifPresent(
            stored -> {
              for (int i = 0; i + 4 <= stored.limit(); i += 4) {
                result.add(stored.getInt(i));
              }
            });
    return result;
  }

  public void putIntegers(String name, List<Integer> elements) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * elements.size()).order(ByteOrder.LITTLE_ENDIAN);
    elements.forEach(bytes::putInt);
    values.put(field(type, name), bytes.flip());
  }

  public String string(String name) {
    return value(name).map(String.class::cast).orElse("");
  }

  public void putString(String name, String text) {
    values.put(field(type, name), text);
  }

  @SuppressWarnings("unchecked")
  public List<String> strings(String name) {
    return value(name).map(stored -> (List<String>) stored).orElse(List.of());
  }

  public void putStrings(String name, List<String> texts) {
    values.put(field(type, name), List.copyOf(texts));
  }

  public Optional<StoredTable> table(String name) {
    return value(name).map(StoredTable.class::cast);
  }

  /** Puts a table; a union's tag goes with it. */
  public void putTable(String name, StoredTable table) {
    Field field = field(type, name);
    if (field.kind() == Kind.UNION) {
      int tag = 1;
      while (!Schema.MNN.member(field.type(), tag).orElseThrow().equals(table.type)) {
        tag++;
      }
      values.put(field(type, name + "_type"), ByteBuffer.allocate(1).put(0, (byte) tag));
    }
    values.put(field, table);
  }

  @SuppressWarnings("unchecked")
  public List<StoredTable> tables(String name) {
    return value(name).map(stored -> (List<StoredTable>) stored).orElse(List.of());
  }

  public void putTables(String name, List<StoredTable> tables) {
    values.put(field(type, name), List.copyOf(tables));
  }

  public void remove(String name) {
    values.remove(field(type, name));
  }

  /**
   * Replaces every vector of this name and element type, here and in all inner tables.
   *
   * @param change from the elements and the owner's type to new elements
   */
  public void replaceLongs(String name, BiFunction<String, List<Long>, List<Long>> change) {
    replaceLongs(name, change, new IdentityHashMap<>());
  }

  private void replaceLongs(
      String name,
      BiFunction<String, List<Long>, List<Long>> change,
      IdentityHashMap<StoredTable, Boolean> seen) {
    if (seen.put(this, true) != null) {
      return;
    }
    values.replaceAll(
        (field, value) -> {
          if (value instanceof StoredTable inner) {
            inner.replaceLongs(name, change, seen);
          } else if (value instanceof List<?> list) {
            for (Object element : list) {
              if (element instanceof StoredTable inner) {
                inner.replaceLongs(name, change, seen);
              }
            }
          } else if (field.vector() && field.name().equals(name) && field.type().equals("long")) {
            return longs(change.apply(type, longs((ByteBuffer) value)));
          }
          return value;
        });
  }

  private static List<Long> longs(ByteBuffer stored) {
    List<Long> elements = new ArrayList<>();
    for (int i = 0; i + 8 <= stored.limit(); i += 8) {
      elements.add(stored.getLong(i));
    }
    return elements;
  }

  private static ByteBuffer longs(List<Long> elements) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * elements.size()).order(ByteOrder.LITTLE_ENDIAN);
    elements.forEach(bytes::putLong);
    return bytes.flip();
  }

  /** A file with this table as its root, defaults written out as they were. */
  public ByteBuffer toFile() {
    FlatBufferBuilder builder = new FlatBufferBuilder(1 << 16);
    builder.forceDefaults(true);
    builder.finish(write(builder, new IdentityHashMap<>()));
    return builder.dataBuffer();
  }

  private int write(FlatBufferBuilder builder, IdentityHashMap<Object, Integer> written) {
    Integer known = written.get(this);
    if (known != null) {
      return known;
    }
    Map<Field, Integer> offsets = new HashMap<>();
    values.forEach(
        (field, value) -> {
          if (field.vector()) {
            offsets.put(field, vector(field, value, builder, written));
          } else if (value instanceof String text) {
            offsets.put(field, builder.createString(text));
          } else if (value instanceof StoredTable inner) {
            offsets.put(field, inner.write(builder, written));
          }
        });
    builder.startTable(Schema.MNN.fields(type).stream().mapToInt(Field::slot).max().orElse(-1) + 1);
    values.forEach(
        (field, value) -> {
          if (offsets.containsKey(field)) {
            builder.addOffset(field.slot(), offsets.get(field), 0);
          } else {
            ByteBuffer stored = (ByteBuffer) value;
            switch (stored.remaining()) {
              case 1 -> builder.addByte(field.slot(), stored.get(0), 0);
              case 2 -> builder.addShort(field.slot(), stored.getShort(0), 0);
              case 4 -> builder.addInt(field.slot(), stored.getInt(0), 0);
              default -> builder.addLong(field.slot(), stored.getLong(0), 0);
            }
          }
        });
    int offset = builder.endTable();
    written.put(this, offset);
    return offset;
  }

  private static int vector(
      Field field,
      Object value,
      FlatBufferBuilder builder,
      IdentityHashMap<Object, Integer> written) {
    if (value instanceof ByteBuffer stored) {
      builder
          .createUnintializedVector(
              field.size(), stored.remaining() / field.size(), Math.max(field.size(), 4))
          .put(stored.duplicate());
      return builder.endVector();
    }
    List<?> elements = (List<?>) value;
    int[] offsets = new int[elements.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] =
          elements.get(i) instanceof StoredTable inner
              ? inner.write(builder, written)
              : builder.createString((String) elements.get(i));
    }
    builder.startVector(4, offsets.length, 4);
    for (int i = offsets.length - 1; i >= 0; i--) {
      builder.addOffset(offsets[i]);
    }
    return builder.endVector();
  }

  /** Takes tables out of a file; one that is shared is read once. */
  private static final class Reading {
    private final ByteBuffer bytes;
    private final Map<String, StoredTable> known = new HashMap<>();

    Reading(ByteBuffer bytes) {
      this.bytes = bytes;
    }

    StoredTable table(int at, String type) {
      StoredTable shared = known.get(type + at);
      if (shared != null) {
        return shared;
      }
      StoredTable table = new StoredTable(type);
      known.put(type + at, table);
      int vtable = at - bytes.getInt(at);
      int size = bytes.getShort(vtable) & 0xffff;
      int tag = 0;
      for (Field field : Schema.MNN.fields(type)) {
        int entry = 4 + 2 * field.slot();
        int offset = entry < size ? bytes.getShort(vtable + entry) & 0xffff : 0;
        if (offset == 0) {
          continue;
        }
        int place = at + offset;
        if (field.kind() == Kind.UNION_TAG) {
          tag = bytes.get(place) & 0xff;
        }
        String inner =
            field.kind() == Kind.UNION
                ? Schema.MNN.member(field.type(), tag).orElse("")
                : field.type();
        if (!inner.isEmpty()) {
          table.values.put(field, value(place, field, inner));
        }
      }
      return table;
    }

    private Object value(int at, Field field, String type) {
      if (field.vector()) {
        return vector(at + bytes.getInt(at), field);
      }
      return switch (field.kind()) {
        case SCALAR, UNION_TAG -> slice(at, field.size());
        case STRING -> text(at + bytes.getInt(at));
        case TABLE, UNION -> table(at + bytes.getInt(at), type);
      };
    }

    private Object vector(int at, Field field) {
      int count = bytes.getInt(at);
      if (field.kind() == Kind.SCALAR) {
        return slice(at + 4, count * field.size());
      }
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int slot = at + 4 + 4 * i;
        int target = slot + bytes.getInt(slot);
        elements.add(field.kind() == Kind.STRING ? text(target) : table(target, field.type()));
      }
      return List.copyOf(elements);
    }

    private ByteBuffer slice(int from, int size) {
      return bytes.slice(from, size).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private String text(int at) {
      byte[] letters = new byte[bytes.getInt(at)];
      bytes.duplicate().position(at + 4).get(letters);
      return new String(letters, StandardCharsets.UTF_8);
    }
  }
}
