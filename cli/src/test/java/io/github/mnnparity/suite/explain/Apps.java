package io.github.mnnparity.suite.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnnparity.core.image.Raster;
import io.github.mnnparity.mnn.setup.PythonEnvironment;
import io.github.mnnparity.suite.real.RealPython;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs apps of the suite's own, written in Python with MNN alone, in one process. */
final class Apps {
  private final Path folder;
  private final List<Map<String, Object>> jobs = new ArrayList<>();

  Apps(Path folder) {
    this.folder = folder;
  }

  /**
   * Adds the runs of one app.
   *
   * @param model file that the app runs
   */
  void add(String id, Subject subject, Path model, List<String> mistakes) {
    for (int i = 0; i < subject.images().size(); i++) {
      Map<String, Object> job = new LinkedHashMap<>();
      job.put("id", id + "-" + i);
      job.put("image", image(subject, i));
      job.put("model", model.toString());
      job.put("input", subject.input());
      job.put("outputs", subject.outputs());
      job.put("width", subject.width());
      job.put("height", subject.height());
      job.put("order", subject.order());
      job.put("scale", subject.scale());
      job.put("mean", subject.mean());
      job.put("std", subject.std());
      job.put("mistakes", mistakes);
      jobs.add(job);
    }
  }

  Path output(String id, int image) {
    return folder.resolve(id + "-" + image + ".npz");
  }

  Path input(String id, int image) {
    return folder.resolve(id + "-" + image + "-input.npy");
  }

  private String image(Subject subject, int index) {
    String name = subject.name().replace(' ', '-') + "-" + index + ".npy";
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      Files.write(file, npy(subject.images().get(index)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return name;
  }

  private static byte[] npy(Raster image) throws IOException {
    String header =
        "{'descr': '|u1', 'fortran_order': False, 'shape': (%d, %d, 3), }"
            .formatted(image.height(), image.width());
    header += " ".repeat(63 - (header.length() + 10) % 64) + "\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(header.length());
    out.write(header.length() >> 8);
    out.write(header.getBytes(StandardCharsets.ISO_8859_1));
    for (float value : image.values()) {
      out.write((int) value);
    }
    return out.toByteArray();
  }

  /** Runs all that was added. */
  void run() {
    PythonEnvironment python = RealPython.require();
    try (InputStream script = Apps.class.getResourceAsStream("apps.py")) {
      Path file = folder.resolve("apps.py");
      Files.write(file, script.readAllBytes());
      Files.write(folder.resolve("jobs.json"), new ObjectMapper().writeValueAsBytes(jobs));
      List<String> command = new ArrayList<>(python.command());
      command.addAll(List.of(file.toString(), python.packages(), folder.toString()));
      Path log = folder.resolve("log.txt");
      int status =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start()
              .waitFor();
      if (status != 0) {
        throw new IllegalStateException("the apps ended with " + status + ": " + tail(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String tail(Path log) throws IOException {
    String text = Files.readString(log);
    return text.substring(Math.max(0, text.length() - 1500));
  }
}
