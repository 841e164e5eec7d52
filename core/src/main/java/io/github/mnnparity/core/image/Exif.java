package io.github.mnnparity.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The orientation that a JPEG file states. */
final class Exif {
  private static final int ORIENTATION = 0x0112;
  private static final int APP1 = 0xe1;
  private static final int SCAN = 0xda;
  private static final byte[] NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private Exif() {}

  /** UPRIGHT where the file states none, or is damaged there. */
  static Orientation orientation(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    if (file.length < 4 || bytes.getShort(0) != (short) 0xffd8) {
      return Orientation.UPRIGHT;
    }
    int at = 2;
    while (at + 4 <= file.length && (file[at] & 0xff) == 0xff) {
      int marker = file[at + 1] & 0xff;
      int length = bytes.getShort(at + 2) & 0xffff;
      if (marker == SCAN || at + 2 + length > file.length) {
        break;
      }
      if (marker == APP1 && length > 16 && startsWithName(file, at + 4)) {
        return ofDirectory(bytes.slice(at + 10, length - 8));
      }
      at += 2 + length;
    }
    return Orientation.UPRIGHT;
  }

  private static boolean startsWithName(byte[] file, int at) {
    for (int i = 0; i < NAME.length; i++) {
      if (at + i >= file.length || file[at + i] != NAME[i]) {
        return false;
      }
    }
    return true;
  }

  private static Orientation ofDirectory(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int start = tiff.limit() >= 8 ? tiff.getInt(4) : -1;
    if (start < 0 || start + 2 > tiff.limit()) {
      return Orientation.UPRIGHT;
    }
    int entries = tiff.getShort(start) & 0xffff;
    for (int entry = 0; entry < entries; entry++) {
      int at = start + 2 + entry * 12;
      if (at < 0 || at + 12 > tiff.limit()) {
        break;
      }
      if ((tiff.getShort(at) & 0xffff) == ORIENTATION) {
        return Orientation.ofExif(tiff.getShort(at + 8) & 0xffff);
      }
    }
    return Orientation.UPRIGHT;
  }
}
