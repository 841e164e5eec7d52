package io.github.mnnparity.mnn.model;

import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.mnn.model.Schema.Field;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks that every offset, table, vector and string reachable from the root lies inside the file,
 * so that the generated accessors cannot read outside or loop. Each table and vector is looked at
 * once, and the references followed are limited by the file's size, so time and memory stay linear
 * in it. What the schema does not know (newer fields, newer union members) is left alone.
 */
final class Verifier {
  private static final int MAX_DEPTH = 64;
  private static final String NEXT =
      "the file is broken or cut short; copy it again or convert it again with `parity convert`";

  private final String file;
  private final ByteBuffer bytes;
  private final Schema schema = Schema.MNN;
  private final Set<String> seen = new HashSet<>();
  private long references;

  private Verifier(String file, ByteBuffer bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * Verifies a file whose root is a {@code Net}.
   *
   * @param bytes little-endian, from the start of the file
   * @throws MalformedModelException with file, byte offset and field of the first fault
   */
  static void verify(String file, ByteBuffer bytes) {
    verify(file, bytes, "Net");
  }

  /** As {@link #verify(String, ByteBuffer)}, for another root table. */
  static void verify(String file, ByteBuffer bytes, String type) {
    Verifier verifier = new Verifier(file, bytes);
    verifier.room(0, 8, "root offset");
    long root = Integer.toUnsignedLong(bytes.getInt(0));
    verifier.table(root, type, type, 0);
  }

  private void table(long start, String type, String path, int depth) {
    if (depth > MAX_DEPTH) {
      throw fault(start, path, "at most " + MAX_DEPTH + " nested tables", "deeper nesting");
    }
    room(start, 4, path);
    if (!seen.add(type + start)) {
      return;
    }
    int pos = (int) start;
    long vtable = (long) pos - bytes.getInt(pos);
    if (vtable < 0 || vtable + 4 > bytes.limit()) {
      throw fault(pos, path, "a vtable inside the file", "one at byte " + vtable);
    }
    int vtableSize = u16((int) vtable);
    int tableSize = u16((int) vtable + 2);
    if (vtableSize < 4 || vtableSize % 2 != 0) {
      throw fault(vtable, path, "a vtable of 4 or more bytes, even", vtableSize + " bytes");
    }
    room(vtable, vtableSize, path + " vtable");
    room(pos, Math.max(4, tableSize), path);
    int tag = 0;
    for (Field field : schema.fields(type)) {
      int entry = 4 + 2 * field.slot();
      int offset = entry < vtableSize ? u16((int) vtable + entry) : 0;
      if (offset == 0) {
        continue;
      }
      String name = path + "." + field.name();
      int width = field.vector() || field.size() == 0 ? 4 : field.size();
      if (offset < 4 || offset + width > tableSize) {
        throw fault(
            (long) pos + offset,
            name,
            "a field inside its table of " + tableSize + " bytes",
            "bytes " + offset + " to " + (offset + width));
      }
      if (field.kind() == Schema.Kind.UNION_TAG) {
        tag = bytes.get(pos + offset) & 0xff;
      } else if (field.vector()) {
        vector(reference(pos + offset, name), field, name, depth);
      } else {
        single(pos + offset, field, tag, name, depth);
      }
    }
  }

  private void single(int pos, Field field, int tag, String name, int depth) {
    switch (field.kind()) {
      case SCALAR, UNION_TAG -> {}
      case STRING -> string(reference(pos, name), name);
      case TABLE -> table(reference(pos, name), field.type(), name, depth + 1);
      case UNION -> {
        // Tag 0 or unknown: the accessors never follow it.
        String member = schema.member(field.type(), tag).orElse("");
        if (!member.isEmpty()) {
          table(reference(pos, name), member, name + ":" + member, depth + 1);
        }
      }
    }
  }

  private void vector(long start, Field field, String name, int depth) {
    room(start, 4, name);
    int pos = (int) start;
    long count = Integer.toUnsignedLong(bytes.getInt(pos));
    int width = field.size() == 0 ? 4 : field.size();
    if (count * width > bytes.limit() - (start + 4)) {
      throw fault(
          pos,
          name,
          "at most " + (bytes.limit() - (start + 4)) / width + " elements before the file ends",
          Long.toString(count));
    }
    if (field.kind() == Schema.Kind.SCALAR || !seen.add("[" + field.type() + start)) {
      return;
    }
    for (int i = 0; i < count; i++) {
      String element = name + "[" + i + "]";
      long target = reference(pos + 4 + 4 * i, element);
      if (field.kind() == Schema.Kind.STRING) {
        string(target, element);
      } else {
        table(target, field.type(), element, depth + 1);
      }
    }
  }

  private void string(long start, String name) {
    room(start, 4, name);
    long length = Integer.toUnsignedLong(bytes.getInt((int) start));
    if (length + 1 > bytes.limit() - (start + 4)) {
      throw fault(start, name, "a string that ends before the file does", length + " bytes");
    }
  }

  private long reference(int pos, String name) {
    if (++references > bytes.limit()) {
      throw fault(pos, name, "fewer references than the file has bytes", references + " of them");
    }
    long offset = Integer.toUnsignedLong(bytes.getInt(pos));
    if (offset == 0) {
      throw fault(pos, name, "an offset above 0", "0");
    }
    long target = pos + offset;
    room(target, 4, name);
    return target;
  }

  private int u16(int pos) {
    return bytes.getShort(pos) & 0xffff;
  }

  private void room(long pos, long size, String name) {
    if (pos < 0 || pos + size > bytes.limit()) {
      throw fault(pos, name, size + " bytes there", "the file ends at byte " + bytes.limit());
    }
  }

  private MalformedModelException fault(long pos, String path, String expected, String found) {
    return new MalformedModelException(
        new Problem(file + ", byte " + pos + ", field " + path, expected, found, NEXT));
  }
}
