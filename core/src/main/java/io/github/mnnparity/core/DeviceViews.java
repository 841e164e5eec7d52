package io.github.mnnparity.core;

import io.github.mnnparity.core.capture.SourceModel;
import io.github.mnnparity.core.device.DeviceView;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code --view}: reads what was captured elsewhere. */
final class DeviceViews {
  private DeviceViews() {}

  /**
   * @param candidateValues of the lifted graph, by value name
   * @return {@code own} with the views that were asked for
   */
  static EngineViews added(
      EngineViews own,
      CompareOptions options,
      SourceModel candidate,
      Map<String, Tensor> candidateValues) {
    if (options.views().isEmpty()) {
      return own;
    }
    Map<String, Tensor> expected = new HashMap<>();
    candidate
        .tensorNames()
        .forEach(
            (value, name) -> {
              Tensor tensor = candidateValues.get(value);
              if (tensor != null) {
                expected.put(name, tensor);
              }
            });
    own.values().values().forEach(expected::putAll);
    Map<String, DeviceView> views = new LinkedHashMap<>();
    options
        .views()
        .forEach(
            (name, folder) ->
                views.put(
                    name,
                    DeviceView.read(
                        name, folder, candidate.graph(), candidate.tensorNames(), expected)));
    return own.with(views);
  }
}
