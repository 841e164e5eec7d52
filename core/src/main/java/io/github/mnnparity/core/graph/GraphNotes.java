package io.github.mnnparity.core.graph;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * What is known of a graph's parts beside what they compute: where they come from, and the types of
 * inner values. Immutable.
 *
 * @param nodes by node name
 * @param values by value name
 * @param types of values that nodes compute, by value name, as far as known
 */
public record GraphNotes(
    Note model, Map<String, Note> nodes, Map<String, Note> values, Map<String, Value> types) {
  public static final GraphNotes NONE = new GraphNotes(Note.NONE, Map.of(), Map.of(), Map.of());

  public GraphNotes {
    nodes = ImmutableMap.copyOf(nodes);
    values = ImmutableMap.copyOf(values);
    types = ImmutableMap.copyOf(types);
  }

  /**
   * @param text a sentence for people; may be empty
   * @param facts for tools, by key; in order
   */
  public record Note(String text, Map<String, String> facts) {
    public static final Note NONE = new Note("", Map.of());

    public Note {
      facts = ImmutableMap.copyOf(facts);
    }
  }

  public Note node(String name) {
    return nodes.getOrDefault(name, Note.NONE);
  }

  public Note value(String name) {
    return values.getOrDefault(name, Note.NONE);
  }

  /** The same notes with other types. */
  public GraphNotes withTypes(Map<String, Value> newTypes) {
    return new GraphNotes(model, nodes, values, newTypes);
  }
}
