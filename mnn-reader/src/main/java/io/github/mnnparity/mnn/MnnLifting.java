package io.github.mnnparity.mnn;

import io.github.mnnparity.core.capture.SourceModel.UnliftedOp;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.GraphNotes;
import io.github.mnnparity.mnn.lift.GraphLifter;
import io.github.mnnparity.mnn.lift.registry.Lifters;
import io.github.mnnparity.mnn.model.MnnModel;
import java.nio.file.Path;
import java.util.List;

/** Lifts {@code .mnn} files with notes that lead each node and value back to the file. */
public final class MnnLifting {
  private MnnLifting() {}

  /**
   * A lifted file.
   *
   * @param graph ONNX operators; what cannot be said in them is opaque
   * @param unlifted the ops that are opaque, with the reason
   */
  public record LiftedModel(Graph graph, GraphNotes notes, List<UnliftedOp> unlifted) {
    public LiftedModel {
      unlifted = List.copyOf(unlifted);
    }
  }

  /** How layers of integer arithmetic are lifted; the same where a file has none. */
  public enum Form {
    /** As float arithmetic with the stored weights. */
    DEQUANTIZED,
    /** With weights and activations quantized exactly as the file says. */
    STORED
  }

  /** Whether the file's contents are those of a {@code .mnn} model. */
  public static boolean recognizes(Path file) {
    return MnnModel.isModel(file);
  }

  /**
   * @throws io.github.mnnparity.core.error.MalformedModelException if the contents break the format
   * @throws io.github.mnnparity.core.error.BadInputException if the file cannot be read
   */
  public static LiftedModel lift(Path file, Form form) {
    MnnModel model = MnnModel.read(file);
    GraphLifter.Lifted lifted =
        switch (form) {
          case DEQUANTIZED -> Lifters.lift(model);
          case STORED -> Lifters.liftAsStored(model);
        };
    GraphNotes notes = new LiftNotes(model).of(lifted.graph(), lifted.types());
    return new LiftedModel(lifted.graph(), notes, lifted.unlifted());
  }
}
