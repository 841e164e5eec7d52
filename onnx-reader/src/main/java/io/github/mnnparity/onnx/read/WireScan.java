package io.github.mnnparity.onnx.read;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import io.github.mnnparity.onnx.proto.ModelProto;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks the protobuf encoding without building messages: to recognize a model, and to find the byte
 * where an encoding breaks. Bounded by the size of the data.
 */
final class WireScan {
  /** Deeper messages are refused by the parser as well. */
  static final int DEEPEST = 100;

  // Written out, because building descriptors takes longer than reading a small model.
  private static final Set<Long> MODEL_NUMBERS = Set.of(1L, 5L);
  private static final Set<Long> MODEL_MESSAGES =
      Set.of(2L, 3L, 4L, 6L, 7L, 8L, 14L, 20L, 25L, 26L);
  private static final Set<Long> GRAPH_FIELDS =
      Set.of(1L, 2L, 5L, 10L, 11L, 12L, 13L, 14L, 15L, 16L);

  /** Where and how an encoding breaks. */
  record Fault(long offset, String field, String expected, String found) {}

  private final ByteBuffer data;
  private int position;

  private WireScan(ByteBuffer data) {
    this.data = data;
    this.position = data.position();
  }

  /** Whether the first bytes of a file are those of a {@code ModelProto}. */
  static boolean startsModel(ByteBuffer head) {
    var scan = new WireScan(head);
    int fields = 0;
    boolean version = false;
    while (scan.position < head.limit()) {
      Optional<Long> tag = scan.varint(head.limit());
      if (tag.isEmpty()) {
        break;
      }
      long field = tag.get() >>> 3;
      int type = WireFormat.getTagWireType(tag.get().intValue());
      if (!(type == WireFormat.WIRETYPE_VARINT && MODEL_NUMBERS.contains(field))
          && !(type == WireFormat.WIRETYPE_LENGTH_DELIMITED && MODEL_MESSAGES.contains(field))) {
        break;
      }
      Optional<Long> value = scan.varint(head.limit());
      if (value.isEmpty()) {
        break;
      }
      fields++;
      if (field == ModelProto.IR_VERSION_FIELD_NUMBER) {
        version = value.get() > 0 && value.get() < 10_000;
      } else if (field == ModelProto.GRAPH_FIELD_NUMBER && scan.startsGraph()) {
        return true;
      }
      if (type == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        if (value.get() < 0 || value.get() > head.limit() - scan.position) {
          break;
        }
        scan.position += value.get().intValue();
      }
    }
    return version && fields >= 2;
  }

  private boolean startsGraph() {
    int before = position;
    Optional<Long> tag = varint(data.limit());
    position = before;
    return tag.isPresent()
        && WireFormat.getTagWireType(tag.get().intValue()) == WireFormat.WIRETYPE_LENGTH_DELIMITED
        && GRAPH_FIELDS.contains(tag.get() >>> 3);
  }

  /** The first place where {@code data} is no encoding of {@code type}. */
  static Optional<Fault> firstFault(ByteBuffer data, Descriptor type) {
    return new WireScan(data).message(data.limit(), type, type.getName(), 0);
  }

  private Optional<Fault> message(int end, Descriptor type, String path, int depth) {
    if (depth > DEEPEST) {
      return fault(position, path, "at most " + DEEPEST + " nested messages", "more");
    }
    while (position < end) {
      int start = position;
      Optional<Long> tag = varint(end);
      if (tag.isEmpty() || tag.get() <= 7 || tag.get() > 0xffffffffL) {
        return fault(start, path, "the tag of a field", "bytes that are no tag");
      }
      int number = WireFormat.getTagFieldNumber(tag.get().intValue());
      FieldDescriptor field = type.findFieldByNumber(number);
      String name = path + "." + (field == null ? "field " + number : field.getName());
      Optional<Fault> broken =
          switch (WireFormat.getTagWireType(tag.get().intValue())) {
            case WireFormat.WIRETYPE_VARINT ->
                varint(end).isPresent()
                    ? Optional.empty()
                    : fault(start, name, "an integer", "bytes that end before it does");
            case WireFormat.WIRETYPE_FIXED64 -> skip(8, end, start, name);
            case WireFormat.WIRETYPE_FIXED32 -> skip(4, end, start, name);
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> delimited(end, field, name, start, depth);
            default -> fault(start, name, "a wire type of the ONNX format", "another wire type");
          };
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  private Optional<Fault> delimited(
      int end, @Nullable FieldDescriptor field, String name, int start, int depth) {
    Optional<Long> length = varint(end);
    if (length.isEmpty()) {
      return fault(start, name, "a length", "bytes that end before it does");
    }
    if (length.get() < 0 || length.get() > end - position) {
      return fault(start, name, length.get() + " bytes", (end - position) + " bytes");
    }
    int inner = position + length.get().intValue();
    if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      return message(inner, field.getMessageType(), name, depth + 1);
    }
    position = inner;
    return Optional.empty();
  }

  private Optional<Fault> skip(int bytes, int end, int start, String name) {
    if (bytes > end - position) {
      return fault(start, name, bytes + " bytes", (end - position) + " bytes");
    }
    position += bytes;
    return Optional.empty();
  }

  private static Optional<Fault> fault(int offset, String field, String expected, String found) {
    return Optional.of(new Fault(offset, "field " + field, expected, found));
  }

  private Optional<Long> varint(int end) {
    long value = 0;
    for (int shift = 0; shift < 64 && position < end; shift += 7) {
      byte next = data.get(position++);
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
