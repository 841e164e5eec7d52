// The panel of a layer: numbers by view, distributions, maps, worst elements, channels, operators.

const panel = {view: 0, from: null};

function startPanel() {
  listeners.choose.push((layer, options) => {
    if (options.open !== false || !byId("panel").hidden) showLayer(layer, options);
  });
}

async function picturesOf(layer) {
  if (!byId("pictures")) return null;
  const json = async id => JSON.parse(new TextDecoder().decode(await unpacked(id)));
  pictures ??= await Promise.all([json("pictures"), json("places")]);
  const picture = pictures[0][layer];
  if (!picture) return null;
  // Places are listed in the order: of the reference, then of each detail its value and its difference.
  const places = [...(pictures[1].places[layer] ?? [])];
  const next = map => (map ? places.shift() : undefined);
  return {...picture, place: next(picture.m), d: picture.d.map(detail => ({...detail, place: next(detail.m), differencePlace: next(detail.n)}))};
}

function closePanel() {
  if (byId("panel").hidden) return;
  byId("panel").hidden = true;
  document.body.classList.remove("with-panel");
  panel.from?.focus?.();
}

function openPanel(name, from, ...content) {
  const aside = byId("panel");
  const fresh = aside.hidden;
  if (fresh) panel.from = from ?? document.activeElement;
  const close = make("button", {type: "button", id: "panel-close", "aria-label": "Close", onclick: closePanel}, "✕");
  const step = (by, words, sign) => make("button", {type: "button", "aria-label": words, disabled: chosen + by < 0 || chosen + by >= data.layers.length, onclick: () => choose(chosen + by)}, sign);
  aside.replaceChildren(make("header", {}, make("h2", {tabindex: -1}, name), make("span", {class: "buttons"}, step(-1, "Previous layer", "↑"), step(1, "Next layer", "↓"), close)), ...content.filter(part => part));
  aside.hidden = false;
  aside.scrollTop = 0;
  document.body.classList.add("with-panel");
  if (fresh) aside.querySelector("h2").focus({preventScroll: true});
}

async function showLayer(index, options) {
  const layer = data.layers[index];
  const picture = await picturesOf(index);
  if (chosen !== index) return;
  if (picture && picture.v[panel.view] === -1) panel.view = Math.max(0, picture.v.findIndex(view => view >= 0));
  const body = make("div", {class: "pictures"});
  openPanel(nameOf(layer), options.from, facts(layer), viewTable(layer), otherwise(picture), tabs(picture, body, index), body, operators(index));
  await showView(picture, body, index);
  say(`Layer ${nameOf(layer)}`);
}

function facts(layer) {
  const pairs = [["shape", layer.s], ["MNN", layer.m ? `${layer.m}${layer.u && layer.u !== layer.m ? ` → ${layer.u}` : ""}` : layer.u], ["judged", layer.x ? "exact" : "with rounding"],
    ["noise floor", number(layer.f)], ["role", layer.r], ["aligned by", layer.e.join(", ")]];
  return make("dl", {class: "facts"}, pairs.filter(([, value]) => value).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
}

/** What the two files do not say alike here. */
function otherwise(picture) {
  return picture?.o ? part("The files say otherwise", make("ul", {class: "otherwise"}, picture.o.map(words => make("li", {}, words)))) : null;
}

function viewTable(layer) {
  const cell = (text, level) => make("td", {class: `n${level >= 3 ? ` e${level}` : ""}`}, text);
  const rows = data.views.map((name, view) => {
    const result = layer.v[view], error = errorOf(result.c);
    return make("tr", {}, make("th", {scope: "row"}, name), cell(errorWords(layer, view, false), result.l), cell(errorWords(layer, view, true), result.k),
      cell(error && error.sqnr !== null ? `${error.sqnr.toFixed(1)} dB` : "–"), cell(error ? error.cosine.toFixed(6) : "–"), cell(error ? number(error.maxAbs) : "–"), null);
  });
  const reasons = data.views.map((name, view) => layer.v[view].y && `${name}: ${layer.v[view].y}`).filter(reason => reason);
  return make("div", {class: "scroll", role: "region", tabindex: 0, "aria-label": "Errors by view"}, make("table", {class: "plain"}, make("thead", {}, make("tr", {}, ["view", "cumulative", "local", "SQNR", "cosine", "largest"].map((words, i) =>
    make("th", {scope: "col", class: i > 0 ? "num" : undefined}, words)))), make("tbody", {}, rows)), ...reasons.map(reason => make("p", {class: "hint"}, reason)));
}

function tabs(picture, body, index) {
  if (!picture || picture.v.filter(view => view >= 0).length < 2) return null;
  return segmented("panel-view", "View whose values are shown", data.views.map((name, view) => [String(view), name]).filter(([view]) => picture.v[view] >= 0), String(panel.view), value => {
    panel.view = Number(value);
    showView(picture, body, index);
  });
}

async function showView(picture, body, index) {
  const detail = picture?.d[picture.v[panel.view]];
  if (!detail) {
    body.replaceChildren(make("p", {class: "hint"}, noPictures(picture)));
    return;
  }
  const view = data.views[panel.view];
  const values = picture.r ? [{bins: picture.r, style: "reference", outline: true}, {bins: detail.h, style: "candidate"}].reverse() : [{bins: detail.h, style: "candidate"}];
  const maps = [];
  if (picture.m) maps.push(await heatMap(picture.m, picture.place, VALUES, "reference"));
  if (detail.m) maps.push(await heatMap(detail.m, detail.place, VALUES, view));
  if (detail.n) maps.push(await heatMap(detail.n, detail.differencePlace, DIFFERENCES, "difference"));
  if (chosen !== index) return;
  const same = detail.e[0] < 0 && detail.w.length === 0;
  body.replaceChildren(
    part("Values", make("ul", {class: "keys"}, picture.r ? make("li", {class: "reference"}, histogramWords("reference", picture.r)) : null, make("li", {class: "candidate"}, histogramWords(view, detail.h))), histogram(values, "Values of reference and candidate, height: square root of the count"), make("p", {class: "hint"}, "Height: square root of the count.")),
    same ? null : part("Difference", make("ul", {class: "keys"}, make("li", {class: "difference"}, histogramWords("candidate − reference", detail.e))), histogram([{bins: detail.e, style: "difference"}], "Candidate minus reference")),
    maps.length ? part(`Maps of ${(picture.m ?? detail.m ?? detail.n)[0]}`, make("div", {class: "maps"}, maps)) : null,
    detail.w.length ? part("Worst elements", worstTable(detail.w)) : null,
    detail.c ? part(`Error along axis ${detail.c[0]}${detail.c[1] > 1 ? `, ${detail.c[1]} neighbours a bar` : ""}`, channelBars(detail.c)) : null);
}

function noPictures(picture) {
  if (picture) return "The values of this layer were not compared in this view.";
  if (!pictures) return "The report was made without pictures of values.";
  return pictures[1].picturesDropped ? `Pictures of ${pictures[1].picturesDropped} layers, those that are least off, are left out to keep the page small.` : "This layer's values have no pictures.";
}

const part = (title, ...content) => make("section", {class: "part"}, make("h3", {}, title), ...content);

function worstTable(worst) {
  const value = one => (typeof one === "number" ? number(one) : String(one));
  const rows = worst.map(([index, reference, candidate, difference]) => make("tr", {}, make("td", {}, make("code", {}, `[${index.join(", ")}]`)), make("td", {class: "n"}, value(reference)), make("td", {class: "n"}, value(candidate)),
    make("td", {class: "n"}, difference === undefined ? "–" : number(difference))));
  return make("table", {class: "plain"}, make("thead", {}, make("tr", {}, ["element", "reference", "candidate", "difference"].map((words, i) => make("th", {scope: "col", class: i ? "num" : undefined}, words)))), make("tbody", {}, rows));
}

/** Attributes and weights of the nodes that make a layer, on both sides. */
function operators(index) {
  if (!data.graphs) return null;
  const sides = data.graphs.sides.map(side => part(`Nodes of the ${side.name}`, ...side.nodes.filter(node => node.l.includes(index)).map(nodeFacts)));
  return make("div", {class: "sides"}, sides);
}

function nodeFacts(node) {
  return make("article", {class: "node"}, make("h4", {}, node.o, " ", make("code", {}, node.n)),
    node.a ? make("dl", {class: "facts"}, Object.entries(node.a).flatMap(([name, text]) => [make("dt", {}, name), make("dd", {}, text)])) : null,
    (node.w ?? []).map(weight => make("div", {class: "weight"}, make("p", {}, make("code", {}, weight.n), ` ${weight.s} ${weight.c}`),
      weight.h ? make("p", {class: "hint"}, histogramWords("values", weight.h)) : null, weight.h ? histogram([{bins: weight.h, style: "weight"}], `Values of ${weight.n}`) : null)));
}

/** A box that belongs to no layer. */
function showNodes(side, box, from) {
  openPanel(`Nodes of the ${side.name}`, from, make("p", {class: "hint"}, "Its values are not compared on their own."), ...box[2].map(node => nodeFacts(side.nodes[node])));
}
