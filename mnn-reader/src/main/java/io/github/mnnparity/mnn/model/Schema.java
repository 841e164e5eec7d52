package io.github.mnnparity.mnn.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables, enums and unions of {@code mnn.fbs}, read from the schema itself so that the verifier
 * and the generated accessors have one source. Immutable, thread-safe.
 */
final class Schema {
  private static final Pattern BLOCK =
      Pattern.compile("(enum|union|table)\\s+(\\w+)\\s*(?::\\s*(\\w+))?\\s*\\{([^}]*)\\}");
  private static final Pattern FIELD =
      Pattern.compile("(\\w+)\\s*:\\s*(\\[?)\\s*(\\w+)\\s*\\]?\\s*(?:=\\s*([^;]+?))?\\s*;");
  private static final Pattern NUMBERED = Pattern.compile("(\\w+)\\s*=\\s*(\\d+)");
  private static final Map<String, Integer> SCALARS =
      Map.of(
          "bool", 1, "byte", 1, "ubyte", 1, "short", 2, "ushort", 2, "int", 4, "uint", 4, "long", 8,
          "float", 4, "double", 8);

  static final Schema MNN = parse(resource());

  /** What a field holds. */
  enum Kind {
    SCALAR,
    STRING,
    TABLE,
    UNION_TAG,
    UNION
  }

  /**
   * One field of a table.
   *
   * @param slot position in the vtable
   * @param vector whether it is a vector of {@code kind}
   * @param size bytes of one scalar, 0 for references
   * @param type as the schema spells it; of a union's tag, the union
   * @param preset the value of a scalar that is not stored, as the schema spells it; empty for zero
   */
  record Field(
      int slot, String name, Kind kind, boolean vector, int size, String type, String preset) {}

  private final Map<String, List<Field>> tables = new HashMap<>();
  private final Map<String, List<String>> unions = new HashMap<>();
  private final Map<String, Map<Integer, String>> enums = new HashMap<>();

  private Schema() {}

  /** The fields of a table in slot order; the tag of a union comes before it. */
  List<Field> fields(String table) {
    return tables.getOrDefault(table, List.of());
  }

  /** The table that {@code tag} stands for; empty for tags newer than the schema and for 0. */
  Optional<String> member(String union, int tag) {
    List<String> members = unions.getOrDefault(union, List.of());
    return tag >= 1 && tag <= members.size() ? Optional.of(members.get(tag - 1)) : Optional.empty();
  }

  /** The name of an enum's value; empty for values that the schema does not know. */
  Optional<String> constant(String enumName, int value) {
    return Optional.ofNullable(enums.getOrDefault(enumName, Map.of()).get(value));
  }

  /** All names of an enum by value. */
  Map<Integer, String> constants(String enumName) {
    return Map.copyOf(enums.getOrDefault(enumName, Map.of()));
  }

  private static String resource() {
    try (InputStream in = Schema.class.getResourceAsStream("mnn.fbs")) {
      if (in == null) {
        throw new IllegalStateException("mnn.fbs is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema parse(String text) {
    Schema schema = new Schema();
    String code = text.replaceAll("//[^\n]*", "");
    Map<String, String> tableBodies = new HashMap<>();
    Map<String, Integer> scalars = new HashMap<>(SCALARS);
    Matcher block = BLOCK.matcher(code);
    while (block.find()) {
      String name = block.group(2);
      String body = block.group(4);
      switch (block.group(1)) {
        case "enum" -> {
          scalars.put(name, SCALARS.get(block.group(3)));
          schema.enums.put(name, numbered(body));
        }
        case "union" -> schema.unions.put(name, List.of(body.trim().split("[\\s,]+")));
        default -> tableBodies.put(name, body);
      }
    }
    tableBodies.forEach(
        (name, body) -> schema.tables.put(name, fields(body, scalars, schema.unions)));
    return schema;
  }

  private static Map<Integer, String> numbered(String body) {
    Map<Integer, String> values = new HashMap<>();
    Matcher constant = NUMBERED.matcher(body);
    while (constant.find()) {
      values.put(Integer.valueOf(constant.group(2)), constant.group(1));
    }
    return values;
  }

  private static List<Field> fields(
      String body, Map<String, Integer> scalars, Map<String, List<String>> unions) {
    List<Field> fields = new ArrayList<>();
    Matcher field = FIELD.matcher(body);
    while (field.find()) {
      String name = field.group(1);
      boolean vector = !field.group(2).isEmpty();
      String type = field.group(3);
      String preset = field.group(4) == null ? "" : field.group(4);
      int slot = fields.size();
      if (scalars.containsKey(type)) {
        fields.add(new Field(slot, name, Kind.SCALAR, vector, scalars.get(type), type, preset));
      } else if (type.equals("string")) {
        fields.add(new Field(slot, name, Kind.STRING, vector, 0, type, ""));
      } else if (unions.containsKey(type)) {
        fields.add(new Field(slot, name + "_type", Kind.UNION_TAG, false, 1, type, ""));
        fields.add(new Field(slot + 1, name, Kind.UNION, false, 0, type, ""));
      } else {
        fields.add(new Field(slot, name, Kind.TABLE, vector, 0, type, ""));
      }
    }
    return List.copyOf(fields);
  }
}
