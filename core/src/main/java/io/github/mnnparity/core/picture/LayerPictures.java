package io.github.mnnparity.core.picture;

import io.github.mnnparity.core.report.detail.HeatMap;
import io.github.mnnparity.core.report.detail.Histogram;
import io.github.mnnparity.core.report.detail.LayerDetail;
import io.github.mnnparity.core.report.detail.LayerDetail.ViewDetail;
import io.github.mnnparity.core.tensor.DType;
import io.github.mnnparity.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pictures of one value and what views made of it. */
final class LayerPictures {
  private LayerPictures() {}

  /**
   * @param views as many elements as the reference has, each
   * @param saidOtherwise as the layer's
   */
  static LayerDetail of(
      int layer, Tensor reference, Map<String, Tensor> views, List<String> saidOtherwise) {
    if (reference.dtype() == DType.STRING) {
      return new LayerDetail(layer, Optional.empty(), Optional.empty(), Map.of(), saidOtherwise);
    }
    Axes axes = Axes.of(reference.shape());
    Extent extent = Extent.of(reference);
    List<ViewPass> passes = new ArrayList<>();
    Map<String, Integer> passOf = new LinkedHashMap<>();
    views.forEach(
        (view, value) -> {
          if (value.dtype() != DType.STRING) {
            passOf.put(view, pass(passes, reference, extent, value, axes));
          }
        });

    List<Extent> extents = new ArrayList<>(List.of(extent));
    boolean whole = Elements.areWhole(reference.dtype());
    for (ViewPass pass : passes) {
      extents.add(pass.extent());
      whole &= Elements.areWhole(pass.value().dtype());
    }
    Bins bins = Bins.over(extents, whole);
    List<HeatMap> maps = maps(reference, passes, axes);

    List<ViewDetail> details = new ArrayList<>();
    for (int i = 0; i < passes.size(); i++) {
      ViewPass pass = passes.get(i);
      Optional<HeatMap> map = maps.isEmpty() ? Optional.empty() : Optional.of(maps.get(1 + 2 * i));
      Optional<HeatMap> difference =
          maps.isEmpty() ? Optional.empty() : Optional.of(maps.get(2 + 2 * i));
      details.add(
          new ViewDetail(
              bins.of(pass.value(), pass.extent()),
              pass.differences(),
              pass.worst().elements(reference.shape()),
              pass.channels(extent.power()),
              map,
              difference));
    }
    Map<String, ViewDetail> byView = new LinkedHashMap<>();
    passOf.forEach((view, index) -> byView.put(view, details.get(index)));
    Histogram histogram = bins.of(reference, extent);
    return new LayerDetail(
        layer, Optional.of(histogram), maps.stream().findFirst(), byView, saidOtherwise);
  }

  /** Index of the pass over this value; values with the same bits share one. */
  private static int pass(
      List<ViewPass> passes, Tensor reference, Extent extent, Tensor value, Axes axes) {
    for (int i = 0; i < passes.size(); i++) {
      if (ViewPass.haveSameBits(passes.get(i).value(), value)) {
        return i;
      }
    }
    passes.add(new ViewPass(reference, extent, value, axes));
    return passes.size() - 1;
  }

  /** Squares of the finite elements, by plane. */
  private static Sections energy(Tensor reference, Axes axes) {
    Sections energy = axes.byPlane();
    Elements elements = new Elements(reference);
    double[] piece = new double[Elements.PIECE];
    for (int from = 0; from < reference.elements(); from += Elements.PIECE) {
      int count = elements.read(from, piece);
      for (int i = 0; i < count; i++) {
        piece[i] = Double.isFinite(piece[i]) ? piece[i] * piece[i] : 0;
      }
      energy.add(piece, count);
    }
    return energy;
  }

  /** Where the views are farthest off; where they agree, the plane with the largest values. */
  private static int plane(Tensor reference, List<ViewPass> passes, Axes axes) {
    int worst = 0;
    double most = 0;
    for (ViewPass pass : passes) {
      int largest = pass.planes().largest();
      if (pass.planes().sum(largest) > most) {
        most = pass.planes().sum(largest);
        worst = largest;
      }
    }
    return most > 0 || axes.planes() == 1 ? worst : energy(reference, axes).largest();
  }

  /** The reference's map, then every pass's and that of its difference; none without planes. */
  private static List<HeatMap> maps(Tensor reference, List<ViewPass> passes, Axes axes) {
    if (!axes.havePlanes()) {
      return List.of();
    }
    int plane = plane(reference, passes, axes);
    List<Plane> planes = new ArrayList<>(List.of(Plane.of(reference, axes, plane)));
    passes.forEach(pass -> planes.add(Plane.of(pass.value(), axes, plane)));
    List<HeatMap> values = Plane.together(planes);
    List<HeatMap> maps = new ArrayList<>(List.of(values.get(0)));
    for (int i = 0; i < passes.size(); i++) {
      maps.add(values.get(i + 1));
      maps.add(Plane.difference(reference, passes.get(i).value(), axes, plane).symmetric());
    }
    return maps;
  }
}
