package io.github.mnnparity.suite.fault;

import io.github.mnnparity.core.report.FindingKind;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import io.github.mnnparity.suite.flat.FlatTable;
import io.github.mnnparity.suite.flat.FlatTree;
import io.github.mnnparity.suite.nets.QuirkNets.Quirky;
import io.github.mnnparity.suite.nets.SmallNet.Converted;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.PlainRuns;
import io.github.mnnparity.suite.real.PlainRuns.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Files with several independent faults, each of which a user would feel by itself. */
final class TwoFaults {
  /** As the design's default limit of an output. */
  private static final double FELT = 1e-3;

  /** Attempts for each case that is wanted: many damages end in a crash or are not felt. */
  private static final int ATTEMPTS = 4;

  private final PlainRuns runs;
  private final Path work;

  TwoFaults(PlainRuns runs, Path work) {
    this.runs = runs;
    this.work = work;
  }

  /**
   * @param what damage, or that it is the engine's own
   */
  record Wrong(String op, FindingKind kind, String what) {}

  /**
   * @param seed of the choice of ops and damages
   * @param smaller the smaller of the effects that the file's faults have alone, relative RMS; 0
   *     where all faults are the engine's
   */
  record Case(Pair pair, Path file, List<Wrong> wrong, long seed, double smaller) {}

  /** Operators of a file that can be damaged so. */
  private record Target(FaultKind kind, String op) {}

  /** At most {@code wanted} files with two damaged operators. */
  List<Case> inTheFile(Pair pair, int wanted) {
    return damaged(pair, wanted, 2, List.of());
  }

  /** A network with kernels that the engine gets wrong, and one operator damaged in the file. */
  List<Case> inFileAndEngine(Quirky quirky, int wanted) {
    return damaged(pair(quirky), wanted, 1, engines(quirky));
  }

  /** A network with kernels that the engine gets wrong, converted as it is. */
  Case inTheEngine(Quirky quirky) {
    Pair pair = pair(quirky);
    return new Case(pair, pair.mnn(), engines(quirky), 0, 0);
  }

  private static List<Wrong> engines(Quirky quirky) {
    return quirky.wrong().stream().map(op -> new Wrong(op, FindingKind.ENGINE, "kernel")).toList();
  }

  private static Pair pair(Quirky quirky) {
    Converted files = quirky.net().converted();
    Random random = new Random(11);
    float[] values = new float[3 * 16 * 16];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    String name = files.onnx().getFileName().toString().replace(".onnx", "");
    return new Pair(
        name,
        files.onnx(),
        files.mnn(),
        Map.of("x", Tensor.ofFloats(Shape.of(1, 3, 16, 16), values)));
  }

  private List<Case> damaged(Pair pair, int wanted, int faults, List<Wrong> others) {
    try {
      byte[] bytes = Files.readAllBytes(pair.mnn());
      Files.createDirectories(work);
      List<Target> targets =
          targets(bytes).stream()
              .filter(target -> others.stream().noneMatch(one -> one.op().equals(target.op())))
              .toList();
      List<Path> files = new ArrayList<>();
      List<List<Target>> chosen = new ArrayList<>();
      for (long seed = 0; seed < (long) ATTEMPTS * wanted; seed++) {
        List<Target> some = choose(targets, faults, random(pair, seed));
        chosen.add(some);
        for (int i = 0; i < faults; i++) {
          files.add(write(pair, bytes, List.of(some.get(i)), seed, "-" + i));
        }
        files.add(write(pair, bytes, some, seed, ""));
      }
      List<Outcome> outcomes = runs.effects(pair.mnn(), pair.inputs(), files);
      List<Case> kept = new ArrayList<>();
      for (int seed = 0; seed < chosen.size() && kept.size() < wanted; seed++) {
        int first = seed * (faults + 1);
        List<Outcome> of = outcomes.subList(first, first + faults + 1);
        if (of.stream().allMatch(one -> one.status().equals("RAN") && one.effect() > FELT)) {
          List<Wrong> wrong = new ArrayList<>(others);
          for (Target target : chosen.get(seed)) {
            wrong.add(new Wrong(target.op(), FindingKind.CONVERSION, target.kind().name()));
          }
          double smaller =
              of.subList(0, faults).stream().mapToDouble(Outcome::effect).min().orElse(0);
          kept.add(new Case(pair, files.get(first + faults), wrong, seed, smaller));
        }
      }
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Random random(Pair pair, long seed) {
    return new Random(31L * pair.name().hashCode() + 7919 * seed);
  }

  /** Different ops; every kind of damage is as likely as any other. */
  private static List<Target> choose(List<Target> targets, int count, Random random) {
    List<FaultKind> kinds = targets.stream().map(Target::kind).distinct().toList();
    List<Target> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      FaultKind kind = kinds.get(random.nextInt(kinds.size()));
      List<Target> fitting = targets.stream().filter(target -> target.kind() == kind).toList();
      Target target = fitting.get(random.nextInt(fitting.size()));
      if (chosen.stream().noneMatch(other -> other.op().equals(target.op()))) {
        chosen.add(target);
      }
    }
    return chosen;
  }

  private static List<Target> targets(byte[] bytes) {
    List<Target> targets = new ArrayList<>();
    for (FlatTable op : FlatTree.parse(bytes).tables("oplists")) {
      for (FaultKind kind : FaultKind.values()) {
        // Most exchanged axes end in a shape that the next op refuses.
        if (kind != FaultKind.PERMUTATION_CHANGED && kind.fits(op)) {
          targets.add(new Target(kind, op.string("name")));
        }
      }
    }
    return targets;
  }

  private Path write(Pair pair, byte[] bytes, List<Target> targets, long seed, String suffix)
      throws IOException {
    FlatTable net = FlatTree.parse(bytes);
    for (Target target : targets) {
      FlatTable op =
          net.tables("oplists").stream()
              .filter(each -> each.string("name").equals(target.op()) && target.kind().fits(each))
              .findFirst()
              .orElseThrow();
      target.kind().apply(op, random(pair, seed + target.op().hashCode()));
    }
    Path file = work.resolve(pair.name() + "-" + seed + suffix + ".mnn");
    Files.write(file, FlatTree.write(net));
    return file;
  }
}
