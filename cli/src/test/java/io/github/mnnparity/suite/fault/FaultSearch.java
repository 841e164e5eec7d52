package io.github.mnnparity.suite.fault;

import io.github.mnnparity.suite.flat.FlatTable;
import io.github.mnnparity.suite.flat.FlatTree;
import io.github.mnnparity.suite.real.Pair;
import io.github.mnnparity.suite.real.PlainRuns;
import io.github.mnnparity.suite.real.PlainRuns.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Damages operators at random and keeps what the engine's own plain run feels. */
public final class FaultSearch {
  /** As the design's default limit of an output. */
  private static final double FELT = 1e-3;

  private final PlainRuns runs;
  private final Path work;
  private final int perPairAndKind;
  private final Map<String, Integer> rejected = new TreeMap<>();

  public FaultSearch(PlainRuns runs, Path work, int perPairAndKind) {
    this.runs = runs;
    this.work = work;
    this.perPairAndKind = perPairAndKind;
  }

  /** Candidates that were not kept, by reason. */
  Map<String, Integer> rejected() {
    return rejected;
  }

  /** At most {@code perKind} of each kind, spread over the pairs. */
  public List<Fault> search(List<Pair> pairs, int perKind) {
    Map<FaultKind, List<List<Fault>>> felt = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      List<Fault> ofPair = felt(pair);
      for (FaultKind kind : FaultKind.values()) {
        List<Fault> ofKind = ofPair.stream().filter(fault -> fault.kind() == kind).toList();
        felt.computeIfAbsent(kind, key -> new ArrayList<>()).add(ofKind);
      }
    }
    List<Fault> kept = new ArrayList<>();
    felt.forEach((kind, lists) -> kept.addAll(roundRobin(lists, perKind)));
    return kept;
  }

  /** The first of each list, then the second of each, and so on. */
  private static List<Fault> roundRobin(List<List<Fault>> lists, int limit) {
    int longest = lists.stream().mapToInt(List::size).max().orElse(0);
    List<Fault> taken = new ArrayList<>();
    for (int round = 0; round < longest; round++) {
      for (List<Fault> list : lists) {
        if (round < list.size() && taken.size() < limit) {
          taken.add(list.get(round));
        }
      }
    }
    return taken;
  }

  private List<Fault> felt(Pair pair) {
    try {
      byte[] bytes = Files.readAllBytes(pair.mnn());
      List<Fault> candidates = new ArrayList<>();
      for (FaultKind kind : FaultKind.values()) {
        candidates.addAll(candidates(pair, kind, bytes));
      }
      List<Outcome> outcomes =
          runs.effects(pair.mnn(), pair.inputs(), candidates.stream().map(Fault::file).toList());
      List<Fault> felt = new ArrayList<>();
      for (int i = 0; i < candidates.size(); i++) {
        Fault fault = candidates.get(i);
        Outcome outcome = outcomes.get(i);
        if (outcome.status().equals("RAN") && outcome.effect() > FELT) {
          felt.add(
              new Fault(
                  pair, fault.kind(), fault.op(), fault.seed(), fault.file(), outcome.effect()));
        } else {
          rejected.merge(
              outcome.status().equals("RAN") ? "NOT_FELT" : outcome.status(), 1, Integer::sum);
          Files.delete(fault.file());
        }
      }
      return felt;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Fault> candidates(Pair pair, FaultKind kind, byte[] bytes) throws IOException {
    int base = 31 * pair.name().hashCode() + kind.name().hashCode();
    List<String> names = shuffledNames(kind, bytes, new Random(base));
    List<Fault> candidates = new ArrayList<>();
    Set<ByteBuffer> seen = new HashSet<>();
    // Most exchanged axes end in a shape that the next op refuses.
    int attempts = kind == FaultKind.PERMUTATION_CHANGED ? 4 * perPairAndKind : perPairAndKind;
    for (long seed = 0; !names.isEmpty() && seed < attempts; seed++) {
      Random random = new Random(31L * base + seed);
      String name = names.get(Math.toIntExact(seed % names.size()));
      FlatTable net = FlatTree.parse(bytes);
      FlatTable op =
          net.tables("oplists").stream()
              .filter(each -> each.string("name").equals(name) && kind.fits(each))
              .findFirst()
              .orElseThrow();
      kind.apply(op, random);
      byte[] damaged = FlatTree.write(net);
      if (seen.add(ByteBuffer.wrap(damaged))) {
        Path file = work.resolve(pair.name() + "-" + kind + "-" + seed + ".mnn");
        Files.createDirectories(work);
        Files.write(file, damaged);
        candidates.add(new Fault(pair, kind, name, seed, file, 0));
      }
    }
    return candidates;
  }

  private static List<String> shuffledNames(FaultKind kind, byte[] bytes, Random random) {
    List<String> names =
        new ArrayList<>(
            FlatTree.parse(bytes).tables("oplists").stream()
                .filter(kind::fits)
                .map(op -> op.string("name"))
                .sorted(Comparator.naturalOrder())
                .toList());
    Collections.shuffle(names, random);
    return names;
  }
}
