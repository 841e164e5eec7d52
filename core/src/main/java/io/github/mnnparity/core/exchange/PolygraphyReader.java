package io.github.mnnparity.core.exchange;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.input.NumpyFiles;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON with Polygraphy's marks as maps, lists and tensors. Objects that would have to be executed
 * to be read (pickled NumPy objects, PyTorch's tensors) are refused. Nothing grows beyond the size
 * of the file.
 */
final class PolygraphyReader {
  static final String MARKER = "polygraphy_class";

  private static final String OLD_PREFIX = "__polygraphy_encoded_";
  private static final String OLD_VALUE = "polygraphy_serialized_json_type";
  private static final long LARGEST = 4L << 30;
  private static final int DEEPEST = 32;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** Stands for {@code null}. */
  enum Absent {
    NULL
  }

  private PolygraphyReader() {}

  static Object read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw refused(file, "JSON of less than 4 GiB", Files.size(file) + " bytes");
      }
      try (JsonParser json = FACTORY.createParser(file.toFile())) {
        json.nextToken();
        Object value = value(file, json);
        if (json.nextToken() != null) {
          throw refused(file, "one JSON value", "more behind it");
        }
        return value;
      }
    } catch (JsonProcessingException e) {
      throw refused(file, "whole JSON, as polygraphy writes it", where(e));
    } catch (IOException e) {
      throw refused(file, "a file that can be read", String.valueOf(e.getMessage()));
    }
  }

  private static String where(JsonProcessingException e) {
    String first = e.getOriginalMessage().lines().findFirst().orElse("");
    return e.getLocation() == null ? first : "line " + e.getLocation().getLineNr() + ": " + first;
  }

  private static Object value(Path file, JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == null) {
      throw new JsonParseException(json, "the file ends");
    }
    return switch (token) {
      case START_OBJECT -> object(file, json);
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(file, json));
        }
        yield list;
      }
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> Absent.NULL;
    };
  }

  private static Object object(Path file, JsonParser json) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      boolean bytes = token == JsonToken.VALUE_STRING && name.equals("array");
      fields.put(name, bytes ? decoded(json) : value(file, json));
    }
    Optional<String> type = type(fields);
    if (type.isEmpty()) {
      return fields;
    }
    return switch (type.get()) {
      case "ndarray" -> array(file, fields);
      case "LazyArray", "LazyNumpyArray" -> {
        if (!(fields.get("values") instanceof Tensor tensor)) {
          throw refused(file, "an array of NumPy", shown(fields.getOrDefault("values", "nothing")));
        }
        yield tensor;
      }
      case "Tensor" ->
          throw refused(
              file,
              "arrays of NumPy",
              "a pickled tensor of PyTorch, which is not opened: it could hold any code");
      default -> fields;
    };
  }

  /** The bytes of a string of base64, decoded piece by piece. */
  private static Object decoded(JsonParser json) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      json.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, bytes);
      return bytes.toByteArray();
    } catch (JsonParseException | IllegalArgumentException e) {
      throw new JsonParseException(json, "an array that is no base64: " + e.getMessage());
    }
  }

  private static Tensor array(Path file, Map<String, Object> fields) {
    if (!(fields.get("array") instanceof byte[] bytes)) {
      throw refused(file, "an array as base64", "none");
    }
    return NumpyFiles.parse(file + ", an array", bytes);
  }

  /** What a mark says that an object is. */
  static Optional<String> type(Object json) {
    if (!(json instanceof Map<?, ?> fields)) {
      return Optional.empty();
    }
    if (fields.get(MARKER) instanceof String name) {
      return Optional.of(name);
    }
    return fields.entrySet().stream()
        .filter(field -> OLD_VALUE.equals(field.getValue()))
        .map(field -> String.valueOf(field.getKey()))
        .filter(name -> name.startsWith(OLD_PREFIX))
        .map(name -> name.substring(OLD_PREFIX.length()))
        .findFirst();
  }

  static boolean isOf(Object json, String type) {
    return type(json).filter(type::equals).isPresent();
  }

  /** In words, for a message. */
  static String shown(Object json) {
    if (json instanceof Tensor tensor) {
      return "an array, " + tensor;
    }
    if (json instanceof Map<?, ?> map) {
      return type(json)
          .map(type -> "an object of class " + type)
          .orElse("an object with " + map.size() + " fields");
    }
    if (json instanceof List<?> list) {
      return "a list of " + list.size();
    }
    if (json instanceof Absent) {
      return "nothing";
    }
    return json instanceof String || json instanceof byte[] ? "a text" : String.valueOf(json);
  }

  static BadInputException refused(Path file, String expected, String found) {
    return new BadInputException(
        new Problem(
            file.toString(),
            expected,
            found,
            "save it again with `polygraphy run --save-inputs FILE.json --save-outputs FILE.json`"));
  }
}
