package io.github.mnnparity.mnn.lift.recurrent;

import io.github.mnnparity.mnn.lift.OpLifter;
import java.util.List;

/** The lifters of recurrent ops. */
public final class RecurrentLifters {
  private RecurrentLifters() {}

  public static List<OpLifter> all() {
    return List.of(
        new LstmBlockCellLifter(), new LstmLifter(), new RnnLifter(), new RnnSequenceGruLifter());
  }
}
