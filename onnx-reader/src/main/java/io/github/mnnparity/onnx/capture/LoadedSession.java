package io.github.mnnparity.onnx.capture;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.github.mnnparity.core.capture.GraphRunner.Optimization;
import io.github.mnnparity.core.capture.GraphRunner.RunOptions;
import io.github.mnnparity.core.graph.Graph;
import io.github.mnnparity.core.graph.Value;
import io.github.mnnparity.core.tensor.Shape;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A cut that the runtime has loaded; owns the native session and the initializers that it shares.
 * {@link #close()} may come twice. Not thread-safe.
 */
final class LoadedSession implements AutoCloseable {
  private final Graph graph;
  private final Map<String, String> inputNames;
  private final List<OnnxTensor> shared = new ArrayList<>();
  private final Map<String, OnnxTensor> large = new LinkedHashMap<>();
  private final OrtSession session;
  private boolean closed;

  LoadedSession(Graph graph, Cut cut, RunOptions options) {
    this(graph, CutModel.of(graph, cut), options);
  }

  LoadedSession(Graph graph, CutModel model, RunOptions options) {
    this.graph = graph;
    this.inputNames = model.inputNames();
    OrtEnvironment environment = OrtRuntime.environment();
    boolean loaded = false;
    try (var settings = new OrtSession.SessionOptions()) {
      settings.setOptimizationLevel(
          options.optimization() == Optimization.OFF
              ? OrtSession.SessionOptions.OptLevel.NO_OPT
              : OrtSession.SessionOptions.OptLevel.ALL_OPT);
      settings.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      settings.setInterOpNumThreads(1);
      settings.setIntraOpNumThreads(options.threads());
      settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      settings.setCPUArenaAllocator(false);
      settings.setMemoryPatternOptimization(false);
      if (!model.shared().isEmpty()) {
        settings.addExternalInitializers(share(environment, model.shared()));
      }
      for (Map.Entry<String, Tensor> entry : model.large().entrySet()) {
        OnnxTensor tensor = OrtTensors.toNative(environment, entry.getValue());
        shared.add(tensor);
        large.put(entry.getKey(), tensor);
      }
      session = environment.createSession(model.proto().toByteArray(), settings);
      loaded = true;
    } catch (OrtException e) {
      throw OrtFaults.worded(graph, e);
    } finally {
      if (!loaded) {
        shared.forEach(OnnxTensor::close);
      }
    }
  }

  private Map<String, OnnxTensorLike> share(OrtEnvironment environment, Map<String, Tensor> tensors)
      throws OrtException {
    Map<String, OnnxTensorLike> natives = new LinkedHashMap<>();
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      OnnxTensor tensor = OrtTensors.toNative(environment, entry.getValue());
      shared.add(tensor);
      natives.put(entry.getKey(), tensor);
    }
    return natives;
  }

  /** Bytes of each output, as far as the runtime knows them before the run; else 0. */
  Map<String, Long> outputBytes() {
    Map<String, Long> bytes = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, NodeInfo> entry : session.getOutputInfo().entrySet()) {
        long size = 0;
        if (entry.getValue().getInfo() instanceof TensorInfo info
            && info.getNumElements() > 0
            && OrtTensors.dtype(info).isPresent()) {
          size = OrtTensors.dtype(info).get().byteSize(info.getNumElements());
        }
        bytes.put(entry.getKey(), size);
      }
    } catch (OrtException e) {
      throw OrtFaults.worded(graph, e);
    }
    return bytes;
  }

  /**
   * Type and shape of each output that is a tensor, as the runtime infers them. It tells no scalar
   * from a tensor of which it knows nothing: both have no dimensions and no known rank here.
   */
  List<Value> outputTypes() {
    List<Value> types = new ArrayList<>();
    try {
      for (Map.Entry<String, NodeInfo> entry : session.getOutputInfo().entrySet()) {
        if (entry.getValue().getInfo() instanceof TensorInfo info) {
          Shape shape = Shape.of(info.getShape());
          OrtTensors.dtype(info)
              .ifPresent(
                  dtype -> types.add(new Value(entry.getKey(), dtype, shape, shape.rank() > 0)));
        }
      }
    } catch (OrtException e) {
      throw OrtFaults.worded(graph, e);
    }
    return types;
  }

  /** Computes all outputs of the cut; copies of them go into {@code store}. */
  Map<String, Tensor> run(Map<String, Tensor> feeds, ResultStore store) {
    Map<String, OnnxTensor> natives = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Tensor> feed : feeds.entrySet()) {
        natives.put(
            inputNames.get(feed.getKey()),
            OrtTensors.toNative(OrtRuntime.environment(), feed.getValue()));
      }
      Map<String, OnnxTensor> inputs = new LinkedHashMap<>(large);
      inputs.putAll(natives);
      try (OrtSession.Result result = session.run(inputs)) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> entry : result) {
          values.put(entry.getKey(), OrtTensors.copy(entry.getKey(), entry.getValue(), store));
        }
        return values;
      }
    } catch (OrtException e) {
      throw OrtFaults.worded(graph, e);
    } finally {
      natives.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      session.close();
    } catch (OrtException e) {
      System.getLogger(LoadedSession.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a session failed", e);
    } finally {
      shared.forEach(OnnxTensor::close);
    }
  }
}
