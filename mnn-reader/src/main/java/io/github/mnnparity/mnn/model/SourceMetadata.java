package io.github.mnnparity.mnn.model;

import io.github.mnnparity.core.error.MalformedModelException;
import io.github.mnnparity.mnn.schema.Attribute;
import io.github.mnnparity.mnn.schema.Extra;
import io.github.mnnparity.mnn.schema.ExtraInfo;
import io.github.mnnparity.mnn.schema.Net;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Metadata that the converter took over from the source model: a file within the file. */
final class SourceMetadata {
  private SourceMetadata() {}

  /** Key to text; empty where there is none, or where it breaks the format: nothing rests on it. */
  static Map<String, String> of(String file, Net net) {
    Map<String, String> metadata = new LinkedHashMap<>();
    ExtraInfo info = net.extraInfo();
    if (info == null || info.bufferLength() == 0) {
      return metadata;
    }
    ByteBuffer bytes = info.bufferAsByteBuffer().slice().order(ByteOrder.LITTLE_ENDIAN);
    try {
      Verifier.verify(file, bytes, "Extra");
      Extra extra = Extra.getRootAsExtra(bytes);
      for (int i = 0; i < extra.attrLength(); i++) {
        Attribute attribute = extra.attr(i);
        if (attribute.key() != null && attribute.s() != null) {
          metadata.put(attribute.key(), attribute.s());
        }
      }
    } catch (MalformedModelException | IllegalArgumentException e) {
      return Map.of();
    }
    return metadata;
  }
}
