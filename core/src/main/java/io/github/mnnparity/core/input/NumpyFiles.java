package io.github.mnnparity.core.input;

import com.google.common.io.ByteStreams;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.io.AtomicFiles;
import io.github.mnnparity.core.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Arrays that NumPy saved: {@code .npy} and {@code .npz}, recognised by content. Any byte order and
 * element order; numbers and booleans of 1 to 8 bytes. Stateless, thread-safe.
 */
public final class NumpyFiles {
  /** Bytes of one array that are accepted. */
  private static final long LIMIT = Integer.MAX_VALUE - 8L;

  private NumpyFiles() {}

  /** Whether the file starts as {@code .npy} does. */
  public static boolean isArray(Path file) {
    return startsWith(file, NpyHeader.MAGIC);
  }

  /** Whether the file starts as a zip archive does. */
  public static boolean isArchive(Path file) {
    return startsWith(file, new byte[] {'P', 'K', 3, 4});
  }

  /**
   * The array of a {@code .npy} file, row-major.
   *
   * @throws BadInputException if the file cannot be read, is no such file, is cut short, or holds
   *     elements that no tensor has
   */
  public static Tensor readArray(Path file) {
    try {
      long size = Files.size(file);
      if (size > LIMIT) {
        throw tooLarge(file.toString(), size);
      }
      return NpyHeader.parse(file.toString(), ByteBuffer.wrap(Files.readAllBytes(file))).tensor();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The array of a {@code .npy} file in memory, row-major.
   *
   * @param place named in messages
   * @throws BadInputException as {@link #readArray}
   */
  public static Tensor parse(String place, byte[] file) {
    return NpyHeader.parse(place, ByteBuffer.wrap(file)).tensor();
  }

  /**
   * A {@code .npy} file piece by piece, as {@link #writeArray} writes it.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void write(Tensor tensor, OutputStream out) throws IOException {
    NpyWriting.write(tensor, Channels.newChannel(out));
  }

  /**
   * Writes a {@code .npy} file, whole or not at all. Floats narrower than float16 and 4-bit
   * integers, which NumPy does not have, are written as float32 and 8-bit integers.
   *
   * @param tensor of numbers or booleans
   * @throws BadInputException if the file cannot be written
   */
  public static void writeArray(Tensor tensor, Path file) {
    AtomicFiles.write(
        file,
        temporary -> {
          try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            NpyWriting.write(tensor, channel);
          }
        });
  }

  /**
   * The arrays of a {@code .npz} file by name, in the order of the file.
   *
   * @throws BadInputException as {@link #readArray}
   */
  public static Map<String, Tensor> readArchive(Path file) {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.endsWith(".npy")) {
          arrays.put(name.substring(0, name.length() - 4), readEntry(file, zip, entry));
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return arrays;
  }

  private static Tensor readEntry(Path file, ZipFile zip, ZipEntry entry) throws IOException {
    String place = file + ", array " + entry.getName();
    if (entry.getSize() > LIMIT) {
      throw tooLarge(place, entry.getSize());
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = ByteStreams.toByteArray(ByteStreams.limit(in, LIMIT));
      return NpyHeader.parse(place, ByteBuffer.wrap(bytes)).tensor();
    }
  }

  private static boolean startsWith(Path file, byte[] magic) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BadInputException tooLarge(String place, long size) {
    return new BadInputException(
        new Problem(
            place,
            "an array of less than 2 GiB",
            size + " bytes",
            "give a smaller input, for example a batch of one"));
  }

  private static BadInputException unreadable(Path file, IOException e) {
    return new BadInputException(
        new Problem(
            file.toString(),
            "a readable .npy or .npz file",
            e.getClass().getSimpleName() + ": " + e.getMessage(),
            "check the path, or save the array again with numpy.save"),
        e);
  }
}
