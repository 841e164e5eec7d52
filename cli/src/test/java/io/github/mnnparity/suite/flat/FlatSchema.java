package io.github.mnnparity.suite.flat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables, enums and unions of the file format, from {@code mnn-schema.json}. */
final class FlatSchema {
  static final FlatSchema MNN = load();

  /** How a field is stored. */
  enum Form {
    BOOL(1),
    INT8(1),
    UINT8(1),
    UINT16(2),
    INT32(4),
    INT64(8),
    FLOAT32(4),
    STRING(4),
    TABLE(4),
    UNION(4);

    private final int bytes;

    Form(int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }

    boolean isOffset() {
      return this == STRING || this == TABLE || this == UNION;
    }
  }

  /**
   * A field of a table.
   *
   * @param type table, enum or union name where there is one
   */
  record Field(int id, String name, Form form, boolean vector, String type) {}

  private final ImmutableMap<String, ImmutableMap<String, Field>> tables;
  private final ImmutableMap<String, ImmutableMap<String, Integer>> enums;
  private final ImmutableMap<String, ImmutableList<String>> unions;

  private FlatSchema(JsonNode json) {
    var enumsByName = new LinkedHashMap<String, ImmutableMap<String, Integer>>();
    var enumForms = new LinkedHashMap<String, Form>();
    json.get("enums")
        .properties()
        .forEach(
            entry -> {
              ImmutableMap.Builder<String, Integer> values = ImmutableMap.builder();
              entry
                  .getValue()
                  .get("values")
                  .properties()
                  .forEach(value -> values.put(value.getKey(), value.getValue().asInt()));
              enumsByName.put(entry.getKey(), values.buildOrThrow());
              enumForms.put(entry.getKey(), scalar(entry.getValue().get("type").asText()).get());
            });
    enums = ImmutableMap.copyOf(enumsByName);
    ImmutableMap.Builder<String, ImmutableList<String>> unionsByName = ImmutableMap.builder();
    json.get("unions")
        .properties()
        .forEach(
            entry -> {
              ImmutableList.Builder<String> members = ImmutableList.builder();
              entry.getValue().forEach(member -> members.add(member.asText()));
              unionsByName.put(entry.getKey(), members.build());
            });
    unions = unionsByName.buildOrThrow();
    ImmutableMap.Builder<String, ImmutableMap<String, Field>> tablesByName = ImmutableMap.builder();
    json.get("tables")
        .properties()
        .forEach(entry -> tablesByName.put(entry.getKey(), fields(entry.getValue(), enumForms)));
    tables = tablesByName.buildOrThrow();
  }

  private ImmutableMap<String, Field> fields(JsonNode list, Map<String, Form> enumForms) {
    ImmutableMap.Builder<String, Field> fields = ImmutableMap.builder();
    for (JsonNode row : list) {
      String written = row.get(2).asText();
      boolean vector = written.startsWith("[");
      String type = vector ? written.substring(1, written.length() - 1) : written;
      Form form =
          scalar(type)
              .orElseGet(
                  () ->
                      unions.containsKey(type)
                          ? Form.UNION
                          : enumForms.getOrDefault(type, Form.TABLE));
      String name = row.get(1).asText();
      fields.put(name, new Field(row.get(0).asInt(), name, form, vector, type));
    }
    return fields.buildOrThrow();
  }

  private static Optional<Form> scalar(String type) {
    return Optional.ofNullable(
        switch (type) {
          case "bool" -> Form.BOOL;
          case "byte", "int8" -> Form.INT8;
          case "ubyte", "ubyte(union tag)" -> Form.UINT8;
          case "ushort" -> Form.UINT16;
          case "int", "int32", "uint32" -> Form.INT32;
          case "long", "int64" -> Form.INT64;
          case "float" -> Form.FLOAT32;
          case "string" -> Form.STRING;
          default -> null;
        });
  }

  private static FlatSchema load() {
    try (InputStream in = FlatSchema.class.getResourceAsStream("mnn-schema.json")) {
      return new FlatSchema(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fields of a table by name. */
  ImmutableMap<String, Field> fields(String table) {
    ImmutableMap<String, Field> fields = tables.get(table);
    if (fields == null) {
      throw new IllegalArgumentException("no table " + table + " in the schema");
    }
    return fields;
  }

  List<String> members(String union) {
    return unions.get(union);
  }

  int enumValue(String type, String name) {
    return enums.get(type).get(name);
  }

  String enumName(String type, int value) {
    return enums.get(type).entrySet().stream()
        .filter(entry -> entry.getValue() == value)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(type + "#" + value);
  }
}
