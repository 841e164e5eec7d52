package io.github.mnnparity.mnn.cut;

import io.github.mnnparity.mnn.model.MnnModel;
import io.github.mnnparity.mnn.model.MnnOp;
import io.github.mnnparity.mnn.model.StoredTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what ops keep in the file beside the model, for a new file beside a part of it. */
final class ExternalPieces {
  private static final String FIELD = "external";

  private final MnnModel model;
  private final List<ByteBuffer> pieces = new ArrayList<>();
  private long size;

  ExternalPieces(MnnModel model) {
    this.model = model;
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  List<ByteBuffer> contents() {
    return pieces;
  }

  /** Takes the pieces of {@code op} and points it at their new place. */
  void take(StoredTable op) {
    Optional<MnnOp> known =
        model.graph().ops().stream()
            .filter(other -> other.name().equals(op.string("name")))
            .findFirst();
    if (known.isEmpty()) {
      return;
    }
    int before = pieces.size();
    op.replaceLongs(FIELD, (owner, numbers) -> moved(known.get(), numbers));
    if (pieces.size() > before) {
      op.remove("externalPath");
    }
  }

  /** The offset, then the sizes of pieces that follow each other. */
  private List<Long> moved(MnnOp op, List<Long> numbers) {
    if (numbers.size() < 2) {
      return numbers;
    }
    long bytes = numbers.stream().skip(1).mapToLong(Long::longValue).sum();
    pieces.add(model.external(op, numbers.get(0), bytes));
    List<Long> result = new ArrayList<>(numbers);
    result.set(0, size);
    size += bytes;
    return result;
  }
}
