package io.github.mnnparity.mnn.model;

import com.google.common.primitives.ImmutableIntArray;
import com.google.flatbuffers.Table;
import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.mnn.schema.Op;
import io.github.mnnparity.mnn.schema.OpParameter;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One op of a {@code .mnn} file: its type, the tensors that it reads and writes by index, and its
 * parameter table. Immutable view of verified file contents, thread-safe.
 */
public final class MnnOp {
  private static final String NEXT =
      "the file is broken or from an unknown converter; convert it again with `parity convert`";

  private final String file;
  private final Op op;
  private final int position;
  private final int byteOffset;
  private final String name;
  private final String type;
  private final ImmutableIntArray inputs;
  private final ImmutableIntArray outputs;

  MnnOp(String file, Op op, int position, int byteOffset, String name) {
    this.file = file;
    this.op = op;
    this.position = position;
    this.byteOffset = byteOffset;
    this.name = name;
    this.type = Schema.MNN.constant("OpType", op.type()).orElse("OpType" + op.type());
    ImmutableIntArray.Builder reads = ImmutableIntArray.builder();
    for (int i = 0; i < op.inputIndexesLength(); i++) {
      reads.add(op.inputIndexes(i));
    }
    this.inputs = reads.build();
    ImmutableIntArray.Builder writes = ImmutableIntArray.builder();
    for (int i = 0; i < op.outputIndexesLength(); i++) {
      writes.add(op.outputIndexes(i));
    }
    this.outputs = writes.build();
  }

  /** As in the file; {@code #<position>:<type>} where the file has no name. */
  public String name() {
    return name.isEmpty() ? "#" + position + ":" + type : name;
  }

  /** As the schema's {@code OpType} spells it; {@code OpType<number>} where it is unknown. */
  public String type() {
    return type;
  }

  /** The schema's name of the op's parameter table; empty where it has none. */
  public String table() {
    int kind = op.mainType() & 0xff;
    return kind == 0 || kind >= OpParameter.names.length ? "" : OpParameter.name(kind);
  }

  /** Every field that the schema gives the op's parameter table and the tables in it. */
  public Set<String> possibleFields() {
    Set<String> fields = new TreeSet<>();
    if (!table().isEmpty()) {
      for (Schema.Field field : Schema.MNN.fields(table())) {
        fields.add(field.name());
        if (field.kind() == Schema.Kind.TABLE && !field.vector()) {
          Schema.MNN.fields(field.type()).forEach(inner -> fields.add(inner.name()));
        }
      }
    }
    return fields;
  }

  /** Position in the op list of the file. */
  public int position() {
    return position;
  }

  /**
   * Index of the tensor that is read there.
   *
   * @throws MalformedModelException if the op has no such input
   */
  public int input(int place) {
    if (place >= inputs.length()) {
      throw malformed("inputIndexes", "at least " + (place + 1) + " inputs", inputs.length() + "");
    }
    return inputs.get(place);
  }

  /**
   * Index of the tensor that is written there.
   *
   * @throws MalformedModelException if the op has no such output
   */
  public int output(int place) {
    if (place >= outputs.length()) {
      throw malformed(
          "outputIndexes", "at least " + (place + 1) + " outputs", outputs.length() + "");
    }
    return outputs.get(place);
  }

  /** Tensor indexes; -1 for an absent optional input. */
  public ImmutableIntArray inputs() {
    return inputs;
  }

  /** Tensor indexes. */
  public ImmutableIntArray outputs() {
    return outputs;
  }

  /** The external weight file that this op names instead of the model's own. */
  public Optional<String> externalPath() {
    return Optional.ofNullable(op.externalPath()).filter(path -> !path.isEmpty());
  }

  /** Layout that the op says its tensors have (a {@code MNN_DATA_FORMAT}); a hint only. */
  public int dataFormat() {
    return op.defaultDimentionFormat();
  }

  /** Name of the parameter table, empty where the op has none or one newer than the schema. */
  public String parameterType() {
    return Schema.MNN.member("OpParameter", op.mainType() & 0xff).orElse("");
  }

  /**
   * The parameter table, read into {@code table}.
   *
   * @param table a new accessor of the wanted type: {@code op.parameter(new Pool())}
   * @throws MalformedModelException if the op has no such table
   */
  public <T extends Table> T parameter(T table) {
    return optionalParameter(table)
        .orElseThrow(
            () ->
                malformed(
                    "main",
                    "a parameter table " + table.getClass().getSimpleName(),
                    op.mainType() == OpParameter.NONE ? "none" : "a " + foundType()));
  }

  /** The parameter table, or empty where the op has none or another one. */
  public <T extends Table> Optional<T> optionalParameter(T table) {
    if (!parameterType().equals(table.getClass().getSimpleName()) || op.main(table) == null) {
      return Optional.empty();
    }
    return Optional.of(table);
  }

  /** Where the parameter table begins, if it is one of {@code type}. */
  Optional<StoredFields.Anchor> optionalParameter(String type) {
    StoredFields.Anchor anchor = new StoredFields.Anchor();
    return parameterType().equals(type) && op.main(anchor) != null
        ? Optional.of(anchor)
        : Optional.empty();
  }

  private String foundType() {
    return parameterType().isEmpty()
        ? "table of unknown kind " + (op.mainType() & 0xff)
        : parameterType();
  }

  /** A fault in a field of this op, to be thrown: names file, byte offset, op and field. */
  public MalformedModelException malformed(String field, String expected, String found) {
    return new MalformedModelException(
        new Problem(
            file + ", byte " + byteOffset + ", op '" + name() + "' (" + type + "), field " + field,
            expected,
            found,
            NEXT));
  }

  @Override
  public String toString() {
    return name() + " (" + type + ")";
  }
}
