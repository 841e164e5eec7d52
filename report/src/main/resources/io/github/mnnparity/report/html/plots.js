// Small drawings in the panel: histograms, channels, maps.

/** Histograms over the same bins: areas and outlines. */
function histogram(list, label) {
  const width = 480, height = 110, base = 92;
  const [low, high] = list[0].bins;
  // Heights are roots of counts, each histogram's by its own tallest bar; the last number brings them together.
  const most = Math.max(...list.map(one => one.bins[6]), 1e-9);
  const drawing = svg("svg", {class: "plot", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label});
  for (const one of list) {
    const step = width / one.bins[2].length;
    const top = tall => base - tall / 200 * one.bins[6] / most * (base - 6);
    let d = `M0 ${base}`;
    one.bins[2].forEach((count, i) => (d += `V${top(count).toFixed(1)}H${((i + 1) * step).toFixed(1)}`));
    drawing.append(svg("path", {d: `${d}V${base}`, class: `${one.outline ? "outline" : "area"} ${one.style}`}));
  }
  drawing.append(svg("path", {d: `M0 ${base}H${width}`, class: "axis"}));
  if (low < 0 && high > 0) {
    const zero = -low / (high - low) * width;
    drawing.append(svg("path", {d: `M${zero} 4V${base + 4}`, class: "axis dashed"}), svg("text", {x: zero, y: height - 4, "text-anchor": "middle"}, "0"));
  }
  drawing.append(svg("text", {x: 0, y: height - 4}, number(low)), svg("text", {x: width, y: height - 4, "text-anchor": "end"}, number(high)));
  return drawing;
}

const histogramWords = (name, bins) => `${name}: mean ${number(bins[4])}, deviation ${number(bins[5])}${bins[3] ? `, ${bins[3]} NaN or infinite` : ""}${bins[7] > 1 ? `; bars of one run in ${bins[7]}` : ""}`;

/** Errors along an axis, as bars. */
function channelBars([axis, each, errors]) {
  const width = 480, height = 90, base = 74;
  const finite = errors.filter(error => typeof error === "number");
  const most = Math.max(1e-30, ...finite);
  const step = width / errors.length;
  const drawing = svg("svg", {class: "plot", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `Error along axis ${axis}, largest ${number(most)}`});
  errors.forEach((error, i) => {
    const tall = typeof error === "number" ? error / most * (base - 8) : base - 8;
    drawing.append(svg("rect", {x: (i * step).toFixed(2), y: (base - tall).toFixed(2), width: Math.max(0.6, step - (step > 3 ? 1 : 0)).toFixed(2), height: tall.toFixed(2), class: typeof error === "number" ? "bar-channel" : "bar-channel nan"},
      svg("title", {}, `${each > 1 ? `channels ${i * each}–${(i + 1) * each - 1}` : `channel ${i}`}: ${typeof error === "number" ? number(error) : error}`)));
  });
  drawing.append(svg("path", {d: `M0 ${base}H${width}`, class: "axis"}), svg("text", {x: 0, y: height - 3}, "0"),
    svg("text", {x: width, y: height - 3, "text-anchor": "end"}, String(errors.length * each - 1)), svg("text", {x: width, y: 10, "text-anchor": "end"}, `largest ${number(most)}`));
  return drawing;
}

// Colours of maps are the same in both themes: dark to light for values, blue to orange about 0 for differences.
const VALUES = [[20, 14, 54], [59, 28, 112], [112, 40, 120], [170, 57, 105], [222, 91, 75], [249, 147, 62], [252, 210, 110], [252, 250, 205]];
const DIFFERENCES = [[10, 66, 124], [62, 125, 182], [152, 194, 224], [240, 240, 238], [246, 196, 140], [219, 120, 34], [130, 57, 0]];

function tint(scale, share) {
  const at = share * (scale.length - 1), low = Math.floor(at), high = Math.min(scale.length - 1, low + 1), part = at - low;
  return scale[low].map((value, i) => Math.round(value + (scale[high][i] - value) * part));
}

let mapBytes = null;

async function heatMap(map, place, scale, name) {
  const [slice, height, width, low, high] = map;
  const caption = make("figcaption", {}, make("b", {}, name), make("span", {}, `${number(low)} … ${number(high)}`));
  if (place === undefined) return make("figure", {class: "map"}, make("div", {class: "no-map"}, "left out to keep the page small"), caption);
  mapBytes ??= new Uint8Array(await unpacked("maps"));
  const canvas = make("canvas", {width, height, role: "img", "aria-label": `${name}, ${slice}, from ${number(low)} to ${number(high)}`});
  const ctx = canvas.getContext("2d"), image = ctx.createImageData(width, height);
  for (let i = 0; i < width * height; i++) {
    const level = mapBytes[place + i];
    image.data.set([...(level === 255 ? [255, 0, 200] : tint(scale, level / 254)), 255], i * 4);
  }
  ctx.putImageData(image, 0, 0);
  return make("figure", {class: "map"}, canvas, caption);
}
