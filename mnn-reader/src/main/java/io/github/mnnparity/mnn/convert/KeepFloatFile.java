package io.github.mnnparity.mnn.convert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.io.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells MNN's tools to leave layers in floats: a compression-parameter file for the converter
 * ({@code --compressionParamsFile}), or settings for the quantizer ({@code skip_quant_op_names}).
 *
 * <p>Both name ops as the {@code .mnn} file does. The converter reads such a file as JSON only if
 * its name ends in {@code .json}.
 */
public final class KeepFloatFile {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final String SKIP = "skip_quant_op_names";

  private KeepFloatFile() {}

  /**
   * @throws BadInputException if the converter could not read a file of this name
   */
  public static void checkName(Path target) {
    if (!target.toString().endsWith(".json")) {
      throw new BadInputException(
          new Problem(
              target.toString(),
              "a name that ends in .json: MNN's converter tells the format by it",
              "another ending",
              "write --keep-float-file " + target + ".json"));
    }
  }

  /**
   * For the converter with {@code --weightQuantBits}: weights of {@code ops} stay in floats. A file
   * that is there is replaced.
   */
  public static void forConverter(Path target, List<String> ops) {
    checkName(target);
    ObjectNode pipeline = JSON.createObjectNode();
    pipeline.put("version", "0.0.0");
    // Without it the converter takes the file for a complete quantization with scales.
    pipeline.put("for_guide", true);
    ObjectNode algorithm = pipeline.putArray("algo").addObject();
    algorithm.put("type", "QUANTIZE");
    ArrayNode layers = algorithm.putObject("quant_params").putArray("layer");
    for (String op : ops) {
      ObjectNode layer = layers.addObject();
      layer.put("op_name", op);
      ObjectNode weight = layer.putArray("weight").addObject();
      weight.put("name", op);
      weight.put("bits", 0);
    }
    write(target, pipeline);
  }

  /**
   * For the quantizer: {@code ops} are skipped. Settings that {@code target} holds are kept, and so
   * are ops that it skips already; a new file gets KL and MAX_ABS, and still needs the {@code path}
   * of calibration data.
   *
   * @throws BadInputException if {@code target} is there and holds no settings
   */
  public static void forQuantizer(Path target, List<String> ops) {
    checkName(target);
    ObjectNode settings = settings(target);
    Set<String> skipped = new LinkedHashSet<>();
    settings.path(SKIP).forEach(op -> skipped.add(op.asText()));
    skipped.addAll(ops);
    ArrayNode names = settings.putArray(SKIP);
    skipped.forEach(names::add);
    write(target, settings);
  }

  private static ObjectNode settings(Path target) {
    if (!Files.exists(target)) {
      ObjectNode fresh = JSON.createObjectNode();
      fresh.put("feature_quantize_method", "KL");
      fresh.put("weight_quantize_method", "MAX_ABS");
      return fresh;
    }
    String found = "another kind of JSON";
    try {
      JsonNode held = JSON.readTree(target.toFile());
      if (held instanceof ObjectNode object && !object.has("algo")) {
        return object;
      }
    } catch (JsonProcessingException e) {
      found = "not JSON: " + e.getOriginalMessage();
    } catch (IOException e) {
      found = "a file that cannot be read";
    }
    throw new BadInputException(
        new Problem(
            target.toString(),
            "settings of MNN's quantizer, to which the layers are added, or no file",
            found,
            "choose another place"));
  }

  private static void write(Path target, ObjectNode content) {
    AtomicFiles.write(target, file -> JSON.writeValue(file.toFile(), content));
  }
}
