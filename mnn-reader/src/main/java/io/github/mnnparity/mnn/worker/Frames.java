package io.github.mnnparity.mnn.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Locale;
import java.util.Map;

/** The worker's frames: 4 bytes {@code PAR1}, u32 header size, u64 body size, header, body. */
final class Frames {
  private static final int MAGIC = 0x31524150;
  private static final int PREFIX = 16;
  private static final int MAX_HEADER = 64 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Frames() {}

  /** Bytes that are no frame; the message says what was found. */
  static final class BadFrame extends Exception {
    private static final long serialVersionUID = 1L;

    BadFrame(String message) {
      super(message);
    }
  }

  /** Header and, for a tensor, its data. */
  record Frame(JsonNode header, ByteBuffer body) {
    boolean isTensor() {
      return header.path("kind").asText().equals("tensor");
    }
  }

  static void write(OutputStream out, long id, Request request) throws IOException {
    ObjectNode header = JSON.valueToTree(request.fields());
    header.put("id", id);
    ArrayNode tensors = header.putArray("tensors");
    long body = 0;
    for (Map.Entry<String, Tensor> entry : request.tensors().entrySet()) {
      Tensor tensor = entry.getValue();
      ObjectNode node = tensors.addObject();
      node.put("name", entry.getKey());
      node.put("dtype", tensor.dtype().name().toLowerCase(Locale.ROOT));
      node.put("size", tensor.byteSize());
      node.set("shape", JSON.valueToTree(tensor.shape().toArray()));
      body += tensor.byteSize();
    }
    byte[] head = JSON.writeValueAsBytes(header);
    ByteBuffer prefix = ByteBuffer.allocate(PREFIX).order(ByteOrder.LITTLE_ENDIAN);
    prefix.putInt(MAGIC).putInt(head.length).putLong(body).flip();
    WritableByteChannel channel = Channels.newChannel(out);
    channel.write(prefix);
    channel.write(ByteBuffer.wrap(head));
    for (Tensor tensor : request.tensors().values()) {
      channel.write(tensor.data());
    }
    out.flush();
  }

  /**
   * Reads one frame; memory grows only with bytes that really come.
   *
   * @param maxBody bytes that the body may take
   * @throws EOFException if the stream ends
   */
  static Frame read(InputStream in, long maxBody) throws IOException, BadFrame {
    ByteBuffer prefix = ByteBuffer.wrap(exactly(in, PREFIX)).order(ByteOrder.LITTLE_ENDIAN);
    int magic = prefix.getInt();
    int head = prefix.getInt();
    long body = prefix.getLong();
    if (magic != MAGIC) {
      throw new BadFrame(String.format(Locale.ROOT, "a frame that starts with 0x%08x", magic));
    }
    if (head <= 0 || head > MAX_HEADER) {
      throw new BadFrame("a frame header of " + Integer.toUnsignedString(head) + " bytes");
    }
    if (body < 0 || body > Math.min(maxBody, Integer.MAX_VALUE - 16L)) {
      throw new BadFrame(
          "a frame of "
              + Long.toUnsignedString(body)
              + " bytes, more than the "
              + maxBody
              + " bytes that this JVM has room for");
    }
    return new Frame(parse(exactly(in, head)), ByteBuffer.wrap(exactly(in, (int) body)));
  }

  private static JsonNode parse(byte[] header) throws IOException, BadFrame {
    try {
      return JSON.readTree(header);
    } catch (JsonProcessingException e) {
      throw new BadFrame("a frame header that is no JSON");
    }
  }

  private static byte[] exactly(InputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    return bytes;
  }

  static Reply.Value value(Frame frame) throws BadFrame {
    JsonNode header = frame.header();
    String name = header.path("name").asText();
    try {
      long[] dims = JSON.treeToValue(header.path("shape"), long[].class);
      DType dtype = DType.valueOf(header.path("dtype").asText().toUpperCase(Locale.ROOT));
      return new Reply.Value(
          name,
          header.path("run").asInt(),
          header.path("format").asText(),
          Tensor.wrap(dtype, Shape.of(dims), frame.body()));
    } catch (JsonProcessingException | RuntimeException e) {
      throw new BadFrame("a tensor '" + name + "' whose data do not fit its header");
    }
  }
}
