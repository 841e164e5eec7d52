package io.github.mnnparity.mnn.model;

import com.google.flatbuffers.FlatBufferBuilder;
import io.github.mnnparity.mnn.model.Schema.Field;
import io.github.mnnparity.mnn.schema.StringVec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes any table of the schema from text: {@code common.kernelX=3 weight=0*9 pads=[1,1,1,1]
 * padMode=SAME}. Fields are parted by spaces, inner tables by dots, {@code v*n} repeats a value;
 * lists of names are {@code [a,b]}, lists of lists of names {@code [a/b,c]}.
 */
final class TableWriter {
  private final FlatBufferBuilder builder;

  TableWriter(FlatBufferBuilder builder) {
    this.builder = builder;
  }

  /** Returns the table's offset. */
  int write(String table, String fields) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field : fields.trim().split("\\s+")) {
      if (!field.isEmpty()) {
        String[] parts = field.split("=", 2);
        values.put(parts[0], parts[1]);
      }
    }
    return write(table, values);
  }

  private int write(String table, Map<String, String> values) {
    Map<String, Map<String, String>> inner = new LinkedHashMap<>();
    Map<String, String> own = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          int dot = key.indexOf('.');
          if (dot < 0) {
            own.put(key, value);
          } else {
            inner
                .computeIfAbsent(key.substring(0, dot), name -> new LinkedHashMap<>())
                .put(key.substring(dot + 1), value);
          }
        });
    List<Field> fields = Schema.MNN.fields(table);
    Map<Field, Integer> references = new LinkedHashMap<>();
    for (Field field : fields) {
      if (inner.containsKey(field.name())) {
        references.put(field, write(field.type(), inner.remove(field.name())));
      } else if (own.containsKey(field.name()) && field.vector() && field.size() == 0) {
        references.put(field, texts(field, own.remove(field.name())));
      } else if (own.containsKey(field.name()) && field.vector()) {
        references.put(field, vector(field, own.remove(field.name())));
      } else if (own.containsKey(field.name()) && field.kind() == Schema.Kind.STRING) {
        references.put(field, builder.createString(own.remove(field.name())));
      }
    }
    builder.startTable(fields.size());
    references.forEach((field, offset) -> builder.addOffset(field.slot(), offset, 0));
    for (Field field : fields) {
      String value = own.remove(field.name());
      if (value != null) {
        scalar(field, value);
        builder.slot(field.slot());
      }
    }
    if (!own.isEmpty() || !inner.isEmpty()) {
      throw new IllegalArgumentException(table + " has no fields " + own + inner);
    }
    return builder.endTable();
  }

  /** Strings, {@code [a,b]}, or lists of strings, {@code [,a,b/c]}. */
  private int texts(Field field, String text) {
    List<Integer> offsets = new ArrayList<>();
    for (String element : text.substring(1, text.length() - 1).split(",", -1)) {
      if (field.kind() == Schema.Kind.STRING) {
        offsets.add(builder.createString(element));
      } else {
        int[] names =
            Arrays.stream(element.split("/"))
                .filter(name -> !name.isEmpty())
                .mapToInt(builder::createString)
                .toArray();
        offsets.add(StringVec.createStringVec(builder, StringVec.createDataVector(builder, names)));
      }
    }
    return builder.createVectorOfTables(offsets.stream().mapToInt(Integer::intValue).toArray());
  }

  private void scalar(Field field, String value) {
    if (field.type().equals("float")) {
      builder.putFloat(Float.parseFloat(value));
      return;
    }
    long number = number(field, value);
    switch (field.size()) {
      case 1 -> builder.putByte((byte) number);
      case 2 -> builder.putShort((short) number);
      case 4 -> builder.putInt((int) number);
      default -> builder.putLong(number);
    }
  }

  private static long number(Field field, String value) {
    return switch (value) {
      case "true" -> 1;
      case "false" -> 0;
      default ->
          Schema.MNN.constants(field.type()).entrySet().stream()
              .filter(constant -> constant.getValue().equals(value))
              .map(constant -> (long) constant.getKey())
              .findFirst()
              .orElseGet(() -> Long.parseLong(value));
    };
  }

  private int vector(Field field, String text) {
    List<String> values = new ArrayList<>();
    if (text.contains("*")) {
      String[] parts = text.split("\\*");
      values.addAll(java.util.Collections.nCopies(Integer.parseInt(parts[1]), parts[0]));
    } else if (text.length() > 2) {
      values.addAll(Arrays.asList(text.substring(1, text.length() - 1).split(",")));
    }
    builder.startVector(field.size(), values.size(), Math.max(4, field.size()));
    for (int i = values.size() - 1; i >= 0; i--) {
      put(field, values.get(i));
    }
    return builder.endVector();
  }

  private void put(Field field, String value) {
    if (field.type().equals("float")) {
      builder.addFloat(Float.parseFloat(value));
    } else {
      switch (field.size()) {
        case 1 -> builder.addByte((byte) number(field, value));
        case 2 -> builder.addShort((short) number(field, value));
        case 4 -> builder.addInt((int) number(field, value));
        default -> builder.addLong(number(field, value));
      }
    }
  }
}
