package io.github.mnnparity.core.inspect;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;

/**
 * One op of a file.
 *
 * @param index position in the file's list of ops
 * @param name as the file spells it; {@code #<index>:<type>} where it has none
 * @param inputs an absent optional one has an empty name
 * @param fields parameters or attributes that are not at their default, by the names of the
 *     format's schema: numbers, booleans, texts, lists and maps of them; vectors too large to read
 *     as a text such as {@code float32[864]}
 * @param lifted for a candidate: the ONNX operators that say the same, in order
 * @param opaque for a candidate: why no ONNX operators can say it; empty where they can
 */
public record OpSummary(
    int index,
    String name,
    String type,
    List<ValueSummary> inputs,
    List<ValueSummary> outputs,
    Map<String, Object> fields,
    List<String> lifted,
    String opaque) {
  public OpSummary {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    fields = ImmutableMap.copyOf(fields);
    lifted = List.copyOf(lifted);
  }
}
