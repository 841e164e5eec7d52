package io.github.mnnparity.mnn.convert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.github.mnnparity.core.capture.ModelReader;
import io.github.mnnparity.core.capture.Providers;
import io.github.mnnparity.core.error.BadInputException;
import io.github.mnnparity.core.error.EngineException;
import io.github.mnnparity.core.error.Problem;
import io.github.mnnparity.core.io.JvmEnd;
import io.github.mnnparity.mnn.convert.ConversionRecord.HashedFile;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Converts ONNX files to MNN files with MNN's own converter. Thread-safe. */
public final class Converter {
  private static final System.Logger LOG = System.getLogger(Converter.class.getName());
  private static final Set<String> OWN_FLAGS =
      Set.of("-f", "--framework", "--modelFile", "--MNNModel", "--bizCode", "--JsonFile");
  private static final int LOG_LIMIT = 256 << 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PythonEnvironment environment;
  private final Duration deadline;
  private final Predicate<Path> parses;

  /**
   * @param deadline after it the converter is killed
   * @param parses whether a file that the converter wrote is a whole MNN model; it may throw a
   *     {@code ParityException} that says why not
   */
  public Converter(PythonEnvironment environment, Duration deadline, Predicate<Path> parses) {
    this.environment = environment;
    this.deadline = deadline;
    this.parses = parses;
  }

  /** Accepts a file that a model reader on the class path reads whole, with outputs. */
  public Converter(PythonEnvironment environment, Duration deadline) {
    this(environment, deadline, Converter::isWhole);
  }

  /** Reads the file as a comparison would; a reader that finds fault says so by exception. */
  private static boolean isWhole(Path file) {
    for (ModelReader reader : Providers.of(ModelReader.class).toList()) {
      if (reader.role() == ModelReader.Role.CANDIDATE && reader.recognizes(file)) {
        return !reader.read(file).graph().outputs().isEmpty();
      }
    }
    return false;
  }

  /**
   * Converts {@code onnx}. The result, its weight file if it has one, and {@code
   * <CAND>.mnn.parity.json} are moved into place only when the result is whole.
   *
   * @param mnn target; an older file there is replaced
   * @param flags of the converter, such as {@code --fp16}; source and target are set by this class
   * @throws BadInputException if {@code onnx} is no file, the target's folder does not exist, or a
   *     flag is one that this class sets
   * @throws EngineException if the converter fails, crashes or does not end in time; the reason is
   *     what it printed
   */
  public ConversionRecord convert(Path onnx, Path mnn, List<String> flags) {
    checkArguments(onnx, mnn, flags);
    Path target = mnn.toAbsolutePath();
    Path work = null;
    try {
      work = Files.createTempDirectory(target.getParent(), ".parity-convert-");
      return convertOrLeaveNothing(
          work, onnx.toAbsolutePath(), target, ImmutableList.copyOf(flags));
    } catch (IOException e) {
      throw new BadInputException(
          new Problem(
              mnn.toString(),
              "a folder that can be written",
              e.getClass().getSimpleName() + ": " + e.getMessage(),
              "choose another place for the result"),
          e);
    } finally {
      delete(work);
    }
  }

  private static void checkArguments(Path onnx, Path mnn, List<String> flags) {
    if (!Files.isRegularFile(onnx)) {
      throw new BadInputException(
          new Problem(onnx.toString(), "an ONNX file", "no such file", "check the path"));
    }
    Path folder = mnn.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(mnn)) {
      throw new BadInputException(
          new Problem(
              mnn.toString(),
              "a file name in a folder that exists",
              Files.isDirectory(mnn) ? "a folder" : "no such folder",
              "make the folder, or choose another place"));
    }
    for (String flag : flags) {
      if (OWN_FLAGS.contains(flag.split("=", 2)[0])) {
        throw new BadInputException(
            new Problem(
                flag,
                "flags that change how the model is converted",
                "one that parity sets itself",
                "leave it out: source and target are arguments of their own"));
      }
    }
  }

  /** Where the JVM ends meanwhile, as with Ctrl-C, {@code work} goes with it. */
  private ConversionRecord convertOrLeaveNothing(
      Path work, Path onnx, Path target, ImmutableList<String> flags) throws IOException {
    try (JvmEnd.Undo undo = JvmEnd.undo(() -> delete(work))) {
      return convertIn(work, onnx, target, flags);
    }
  }

  private ConversionRecord convertIn(Path work, Path onnx, Path target, ImmutableList<String> flags)
      throws IOException {
    Instant start = Instant.now();
    Path made = work.resolve("converted.mnn");
    int status = run(work, arguments(onnx, made, flags));
    final long millis = Duration.between(start, Instant.now()).toMillis();
    ConverterLog log = new ConverterLog(tail(work.resolve("log.txt")));
    check(onnx, made, status, log);
    ImmutableList.Builder<HashedFile> result = ImmutableList.builder();
    HashedFile hashed = FileHashes.of(made);
    result.add(new HashedFile(target.getFileName().toString(), hashed.bytes(), hashed.sha256()));
    final String withoutId = FileHashes.withoutId(made);
    Path weight = work.resolve("converted.mnn.weight");
    Path weightTarget = target.resolveSibling(target.getFileName() + ".weight");
    if (Files.exists(weight)) {
      HashedFile other = FileHashes.of(weight);
      result.add(
          new HashedFile(weightTarget.getFileName().toString(), other.bytes(), other.sha256()));
      move(weight, weightTarget);
    } else {
      Files.deleteIfExists(weightTarget);
    }
    move(made, target);
    ConversionRecord record =
        new ConversionRecord(
            1,
            start.truncatedTo(ChronoUnit.MILLIS).toString(),
            millis,
            flags,
            versions(log),
            machine(),
            sources(onnx),
            result.build(),
            withoutId,
            log.unknownFlags().stream()
                .map(flag -> "the converter does not know " + flag + " and left it out")
                .collect(ImmutableList.toImmutableList()),
            log.text());
    record.write(target);
    return record;
  }

  private static List<String> arguments(Path onnx, Path made, List<String> flags) {
    List<String> arguments = new ArrayList<>(List.of("-f", "ONNX", "--modelFile"));
    arguments.addAll(List.of(onnx.toString(), "--MNNModel", made.toString()));
    arguments.addAll(List.of("--bizCode", "parity"));
    arguments.addAll(FileFlags.absolute(flags));
    return arguments;
  }

  /** Exit status; -1 after the deadline. What is printed goes to {@code log.txt}. */
  private int run(Path work, List<String> arguments) throws IOException {
    Path script = work.resolve("convert.py");
    try (InputStream in = Converter.class.getResourceAsStream("convert.py")) {
      Files.copy(in, script);
    }
    Path list = work.resolve("arguments.json");
    Files.write(list, JSON.writeValueAsBytes(arguments));
    List<String> command = new ArrayList<>(environment.command());
    command.addAll(List.of(script.toString(), environment.packages(), list.toString()));
    Process process;
    try {
      process =
          JvmEnd.start(
              new ProcessBuilder(command)
                  .directory(work.toFile())
                  .redirectErrorStream(true)
                  .redirectOutput(work.resolve("log.txt").toFile()));
    } catch (IOException e) {
      throw new EngineException(
          new Problem(
              environment.interpreter().toString(),
              "a Python interpreter that starts",
              String.valueOf(e.getMessage()),
              "`parity doctor` shows what is missing"),
          e);
    }
    try {
      process.getOutputStream().close();
      return process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void check(Path onnx, Path made, int status, ConverterLog log) throws IOException {
    if (status < 0) {
      throw failed(onnx, "no end within " + deadline.toSeconds() + " s", log);
    }
    if (status != 0) {
      throw failed(
          onnx,
          status > 128
              ? "it died by signal " + (status - 128)
              : "it ended with status " + status + ": " + lastLine(log),
          log);
    }
    if (!log.saysSuccess()) {
      throw failed(onnx, log.reason().orElse("it did not say why: " + lastLine(log)), log);
    }
    if (!Files.exists(made)) {
      throw failed(onnx, "it said success, but wrote no file", log);
    }
    if (!parses.test(made)) {
      throw failed(onnx, "it said success, but its file is not a whole MNN model", log);
    }
  }

  private static EngineException failed(Path onnx, String found, ConverterLog log) {
    String next =
        log.text().contains("These Op Not Support")
            ? "export the model without these operators"
            : "check that the file is a whole ONNX model, and the flags";
    return new EngineException(
        new Problem(onnx.toString(), "MNN's converter to convert it", found, next));
  }

  private static String lastLine(ConverterLog log) {
    return log.text().lines().reduce((first, last) -> last).orElse("nothing printed").strip();
  }

  private static ImmutableMap<String, String> versions(ConverterLog log) {
    String parity = Converter.class.getPackage().getImplementationVersion();
    return ImmutableMap.of(
        "parity", parity == null ? "development" : parity,
        "mnn", log.versions().get(0),
        "python", log.versions().get(1),
        "numpy", log.versions().get(2));
  }

  private static ImmutableMap<String, String> machine() {
    return ImmutableMap.of(
        "os", System.getProperty("os.name", "unknown"),
        "arch", System.getProperty("os.arch", "unknown"),
        "cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
  }

  /** The model, and the files beside it that it names as external data. */
  private static ImmutableList<HashedFile> sources(Path onnx) throws IOException {
    ImmutableList.Builder<HashedFile> sources = ImmutableList.builder();
    sources.add(FileHashes.of(onnx));
    for (Path file : ExternalData.of(onnx)) {
      sources.add(FileHashes.of(file));
    }
    return sources.build();
  }

  private static String tail(Path log) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - LOG_LIMIT));
      byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path folder) {
    if (folder == null) {
      return;
    }
    try {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> "left behind: " + folder, e);
    }
  }
}
