// The two graphs: panes that share height and zoom. Only what is in view is drawn.

const graph = {panes: [], scale: 0.8, top: 0, view: -1, local: false, boxOf: [new Map(), new Map()], near: true};
const NEAR = 0.42;
const LEAST_SCALE = 0.015;
const MOST_SCALE = 2.5;

function startGraphs() {
  if (!data.graphs) return;
  byId("graphs").hidden = false;
  const tools = make("div", {class: "tools-row"},
    make("label", {}, "Colour by ", make("select", {id: "graph-view", onchange: event => { graph.view = Number(event.target.value); repaint(); }},
      make("option", {value: -1}, "the worst view"), data.views.map((name, view) => make("option", {value: view}, name)))),
    segmented("graph-measure", "Error", [["cumulative", "Cumulative"], ["local", "Local"]], "cumulative", value => { graph.local = value === "local"; repaint(); }),
    make("span", {class: "buttons", role: "group", "aria-label": "Zoom"},
      make("button", {type: "button", id: "zoom-in", "aria-label": "Zoom in", onclick: () => zoom(1.3)}, "+"),
      make("button", {type: "button", id: "zoom-out", "aria-label": "Zoom out", onclick: () => zoom(1 / 1.3)}, "−"),
      make("button", {type: "button", id: "zoom-fit", onclick: fitGraphs}, "Whole graph")),
    make("button", {type: "button", id: "next-beyond", onclick: nextBeyond}, "Next beyond noise"));
  const legend = make("ul", {class: "legend", "aria-label": "Colours"}, [1, 2, 3, 4, 5, 0].map(level => make("li", {class: `e${level}`}, data.words[level])));
  const panes = make("div", {class: "panes"}, data.graphs.sides.map(makePane), make("canvas", {id: "strip", width: 18, height: 100, "aria-hidden": "true", onpointerdown: stripDown}));
  const hint = make("p", {class: "hint"}, "What belongs to the same layer is at the same height. Drag to move, wheel with Ctrl to zoom; ",
    "with the keyboard: ↑ ↓ layer, Enter its values, + − zoom, 0 whole graph, Shift with arrows moves. ", data.graphs.note);
  byId("graphs-body").append(tools, legend, panes, hint);
  data.graphs.sides.forEach((side, index) => side.boxes.forEach((box, at) => layersOf(side, box).forEach(layer => graph.boxOf[index].set(layer, at))));
  let width = 0;
  new ResizeObserver(() => {
    placeStrip();
    const now = graph.panes[0].element.clientWidth;
    // What was in the middle stays there.
    if (width > 0) graph.panes.forEach(pane => (pane.left += (width - now) / 2 / graph.scale));
    width = now;
    drawGraphs();
  }).observe(panes);
  listeners.theme.push(drawStrip);
  listeners.choose.push((layer, options) => { if (!options.inGraph) centre(layer); else drawGraphs(); });
  const first = data.findings.flatMap(finding => finding.layers)[0] ?? firstBeyond() ?? 0;
  graph.scale = Math.min(1, Math.max(0.75, (graph.panes[0].element.clientWidth - 20) / Math.max(...data.graphs.sides.map(side => side.width))));
  width = graph.panes[0].element.clientWidth;
  centre(first);
}

const layersOf = (side, box) => box[2].flatMap(node => side.nodes[node].l);

function makePane(side, index) {
  const lines = svg("g", {class: "lines"});
  const boxes = svg("g");
  const root = svg("g", {}, lines, boxes);
  const element = svg("svg", {class: "pane", tabindex: 0, role: "application", "aria-roledescription": "graph", "aria-label": `Graph of the ${side.name}: ${side.nodes.length} nodes`,
    onpointerdown: event => dragStart(event, pane), onwheel: event => wheel(event, pane), onkeydown: graphKey}, root);
  element.addEventListener("wheel", event => { if (event.ctrlKey || event.metaKey) event.preventDefault(); }, {passive: false});
  const pane = {index, side, element, root, lines, boxes, left: 0, drawn: new Map(), drawnLines: new Map(), paths: side.lines.map(extent)};
  graph.panes.push(pane);
  return make("figure", {class: "pane-frame"}, make("figcaption", {}, side.name), element);
}

function extent(line) {
  const heights = line[2].filter((_, i) => i % 2 === 1);
  return {top: Math.min(...heights), bottom: Math.max(...heights)};
}

/** Right angles with round corners. */
function path(points) {
  let d = `M${points[0]} ${points[1]}`;
  for (let i = 2; i < points.length; i += 2) {
    const [px, py, x, y] = points.slice(i - 2, i + 2);
    if (i + 2 >= points.length) {
      d += `L${x} ${y}`;
      continue;
    }
    const [nx, ny] = points.slice(i + 2, i + 4);
    const r = Math.min(6, Math.hypot(x - px, y - py) / 2, Math.hypot(nx - x, ny - y) / 2);
    const from = towards(x, y, px, py, r), to = towards(x, y, nx, ny, r);
    d += `L${from[0]} ${from[1]}Q${x} ${y} ${to[0]} ${to[1]}`;
  }
  return d;
}

function towards(x, y, tx, ty, distance) {
  const length = Math.hypot(tx - x, ty - y) || 1;
  return [x + (tx - x) / length * distance, y + (ty - y) / length * distance];
}

let pending = false;

function drawGraphs() {
  if (pending) return;
  pending = true;
  requestAnimationFrame(() => {
    pending = false;
    const near = graph.scale >= NEAR;
    if (near !== graph.near) {
      graph.near = near;
      graph.panes.forEach(empty);
    }
    graph.panes.forEach(pane => pane.element.classList.toggle("far", graph.scale < 0.2));
    graph.panes.forEach(drawPane);
    drawStrip();
  });
}

function empty(pane) {
  pane.boxes.replaceChildren();
  pane.lines.replaceChildren();
  pane.drawn.clear();
  pane.drawnLines.clear();
}

function repaint() {
  graph.panes.forEach(empty);
  drawGraphs();
}

function drawPane(pane) {
  const height = pane.element.clientHeight, top = graph.top - 60, bottom = graph.top + height / graph.scale + 60;
  pane.root.setAttribute("transform", `translate(${-pane.left * graph.scale} ${-graph.top * graph.scale}) scale(${graph.scale})`);
  const {boxHeight} = data.graphs;
  keep(pane.drawn, pane.side.boxes, pane.boxes, box => box[1] + boxHeight >= top && box[1] <= bottom, at => makeBox(pane, at));
  keep(pane.drawnLines, pane.paths, pane.lines, line => line.bottom >= top && line.top <= bottom, at => svg("path", {d: path(pane.side.lines[at][2]), class: "line"}));
  const box = graph.boxOf[pane.index].get(chosen);
  pane.drawn.forEach((element, at) => element.classList.toggle("chosen", at === box));
}

/** Adds what came into view, takes away what left it. */
function keep(drawn, all, parent, visible, create) {
  for (const [at, element] of drawn) {
    if (!visible(all[at])) {
      element.remove();
      drawn.delete(at);
    }
  }
  all.forEach((item, at) => {
    if (!drawn.has(at) && visible(item)) {
      const element = create(at);
      drawn.set(at, element);
      parent.append(element);
    }
  });
}

function levelOfBox(pane, box) {
  return Math.max(-1, ...layersOf(pane.side, box).map(layer => (data.layers[layer] ? levelOf(data.layers[layer], graph.view, graph.local) : 0)));
}

function makeBox(pane, at) {
  const box = pane.side.boxes[at], {boxWidth: width, boxHeight} = data.graphs;
  const nodes = box[2].map(node => pane.side.nodes[node]), last = nodes[nodes.length - 1];
  const layers = layersOf(pane.side, box), layer = data.layers[layers[layers.length - 1]];
  const level = levelOfBox(pane, box);
  const role = layer?.r === "origin" ? " origin" : "";
  const element = svg("g", {class: `box ${level < 0 ? "plain" : "e" + level}${role}`, transform: `translate(${box[0]} ${box[1]})`, "data-at": at, "data-layer": layers[layers.length - 1] ?? "",
    onclick: () => clickBox(pane, at)}, svg("rect", {width, height: boxHeight, rx: 8, class: "face"}), svg("path", {class: "bar", d: `M8 0H6a6 6 0 0 0-6 6v${boxHeight - 12}a6 6 0 0 0 6 6h2z`}));
  if (graph.near) {
    const more = nodes.length > 1 ? ` +${nodes.length - 1}` : "";
    element.append(svg("title", {}, nodes.map(node => `${node.o}  ${node.n}`).join("\n")),
      svg("text", {x: 16, y: 17, class: "op"}, shortened(last.o, layer ? 12 : 20) + more),
      svg("text", {x: 16, y: 32, class: "name"}, shortened(last.n, 23)));
    if (layer) element.append(svg("text", {x: width - 8, y: 17, class: "error", "text-anchor": "end"}, boxWords(layer)));
  }
  return element;
}

function boxWords(layer) {
  if (graph.view >= 0) return errorWords(layer, graph.view, graph.local);
  const errors = data.views.map((_, view) => errorIn(layer, view, graph.local)).filter(error => error !== null);
  if (!errors.length) return "";
  const worst = Math.max(...errors);
  return worst === Infinity ? "NaN/Inf" : worst === 0 ? "same" : worst.toExponential(1);
}

function clickBox(pane, at) {
  if (graph.dragged) return;
  const layers = layersOf(pane.side, pane.side.boxes[at]);
  if (layers.length && data.layers[layers[layers.length - 1]]) choose(layers[layers.length - 1], {inGraph: true, from: pane.element});
  else showNodes(pane.side, pane.side.boxes[at], pane.element);
}

/** Brings a layer to the middle of both panes. */
function centre(layer) {
  const {boxWidth, boxHeight} = data.graphs;
  let found = null;
  graph.panes.forEach((pane, index) => {
    const box = pane.side.boxes[graph.boxOf[index].get(layer)];
    const width = pane.element.clientWidth / graph.scale;
    if (box) {
      found ??= box[1];
      pane.left = pane.side.width <= width ? (pane.side.width - width) / 2 : box[0] + boxWidth / 2 - width / 2;
    }
  });
  if (found !== null) graph.top = found + boxHeight / 2 - graph.panes[0].element.clientHeight / graph.scale / 2;
  bound();
  drawGraphs();
}

/** Never far from the graph. */
function bound() {
  const height = graph.panes[0].element.clientHeight / graph.scale, margin = 40 / graph.scale;
  graph.top = Math.max(-margin, Math.min(graph.top, Math.max(-margin, data.graphs.height + margin - height)));
  if (data.graphs.height <= height) graph.top = (data.graphs.height - height) / 2;
}

function zoom(factor, x, y) {
  const scale = Math.max(LEAST_SCALE, Math.min(MOST_SCALE, graph.scale * factor));
  const {clientWidth, clientHeight} = graph.panes[0].element;
  const px = x ?? clientWidth / 2, py = y ?? clientHeight / 2;
  graph.panes.forEach(pane => (pane.left += px / graph.scale - px / scale));
  graph.top += py / graph.scale - py / scale;
  graph.scale = scale;
  bound();
  drawGraphs();
}

function fitGraphs() {
  const {clientWidth, clientHeight} = graph.panes[0].element;
  const wide = Math.max(...data.graphs.sides.map(side => side.width));
  graph.scale = Math.max(LEAST_SCALE, Math.min(1, (clientWidth - 24) / wide, (clientHeight - 24) / data.graphs.height));
  graph.panes.forEach(pane => (pane.left = (pane.side.width - clientWidth / graph.scale) / 2));
  bound();
  drawGraphs();
}

function nextBeyond() {
  const from = chosen + 1;
  const order = [...data.layers.keys()].map(i => (i + from) % data.layers.length);
  const found = order.find(i => levelOf(data.layers[i], graph.view, graph.local) >= 3);
  if (found === undefined) say("No layer is beyond noise");
  else choose(found, {open: false});
}

function dragStart(event, pane) {
  if (event.button !== 0) return;
  graph.dragged = false;
  const start = {x: event.clientX, y: event.clientY, left: pane.left, top: graph.top};
  const move = at => {
    const dx = at.clientX - start.x, dy = at.clientY - start.y;
    if (!graph.dragged && Math.hypot(dx, dy) < 4) return;
    graph.dragged = true;
    pane.left = start.left - dx / graph.scale;
    graph.top = start.top - dy / graph.scale;
    bound();
    drawGraphs();
  };
  const end = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
}

/** The wheel scrolls the page as everywhere; with Ctrl (or a pinch) it zooms, with Shift it moves the graph. */
function wheel(event, pane) {
  const box = pane.element.getBoundingClientRect();
  if (event.ctrlKey || event.metaKey) zoom(Math.exp(-event.deltaY * 0.0022), event.clientX - box.left, event.clientY - box.top);
}

function graphKey(event) {
  const step = 80 / graph.scale;
  const move = (dx, dy) => { graph.panes.forEach(pane => (pane.left += dx)); graph.top += dy; bound(); drawGraphs(); };
  const keys = {"+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), "0": fitGraphs, n: nextBeyond, Enter: () => choose(Math.max(0, chosen), {inGraph: true, from: event.target}),
    ArrowUp: () => (event.shiftKey ? move(0, -step) : choose(Math.max(0, chosen - 1), {open: false})),
    ArrowDown: () => (event.shiftKey ? move(0, step) : choose(Math.min(data.layers.length - 1, chosen + 1), {open: false})),
    ArrowLeft: () => move(-step, 0), ArrowRight: () => move(step, 0)};
  if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  keys[event.key]();
}

// The strip beside the graphs: every layer's level over the whole height, and what is in view.

function placeStrip() {
  const strip = byId("strip");
  strip.height = strip.clientHeight * devicePixelRatio;
  strip.width = strip.clientWidth * devicePixelRatio;
}

function drawStrip() {
  const strip = byId("strip");
  const ctx = strip?.getContext("2d");
  if (!ctx || !graph.panes.length) return;
  const unit = strip.height / data.graphs.height, {boxHeight} = data.graphs;
  ctx.clearRect(0, 0, strip.width, strip.height);
  const tints = [0, 1, 2, 3, 4, 5].map(level => colour("e" + level));
  graph.panes.forEach((pane, index) => pane.side.boxes.forEach(box => {
    const level = levelOfBox(pane, box);
    if (level < 0) return;
    ctx.fillStyle = tints[level];
    ctx.fillRect(index * strip.width / 2, box[1] * unit, strip.width / 2 - 1, Math.max(boxHeight * unit, level >= 3 ? 2 : 1));
  }));
  const {clientHeight} = graph.panes[0].element;
  ctx.strokeStyle = colour("ink");
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.strokeRect(1, graph.top * unit, strip.width - 2, clientHeight / graph.scale * unit);
}

function stripDown(event) {
  const strip = event.target;
  const to = at => {
    const {top, height} = strip.getBoundingClientRect();
    graph.top = (at.clientY - top) / height * data.graphs.height - graph.panes[0].element.clientHeight / graph.scale / 2;
    bound();
    drawGraphs();
  };
  const end = () => { removeEventListener("pointermove", to); removeEventListener("pointerup", end); };
  to(event);
  addEventListener("pointermove", to);
  addEventListener("pointerup", end);
}
