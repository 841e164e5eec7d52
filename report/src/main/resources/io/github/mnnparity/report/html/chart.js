// Error over depth: one line for each view on a logarithmic scale, with what noise explains and what an output may have.

const chart = {plot: null, local: false, off: new Set(), at: 0, low: -9, top: 1};

const viewColour = view => colour("v" + Math.min(view, 4));

function startChart() {
  if (!data.layers.length || !data.views.length) return;
  byId("chart").hidden = false;
  chart.at = firstBeyond() ?? 0;
  const tools = make("div", {class: "tools-row"},
    segmented("chart-measure", "Error", [["cumulative", "Cumulative"], ["local", "Local"]], "cumulative", value => { chart.local = value === "local"; drawChart(); }),
    make("span", {class: "views", role: "group", "aria-label": "Views"}, data.views.map((name, view) => viewToggle(name, view))),
    make("button", {type: "button", id: "chart-reset", onclick: () => chart.plot.setScale("x", {min: -0.5, max: data.layers.length - 0.5})}, "Whole depth"));
  const frame = make("div", {id: "chart-frame", tabindex: 0, role: "slider", "aria-label": "Layer in the chart of errors over depth",
    "aria-valuemin": 0, "aria-valuemax": data.layers.length - 1, "aria-valuenow": chart.at, onkeydown: chartKey});
  const hint = make("p", {class: "hint"}, "Relative RMS error by layer, in execution order. Click a point for the layer; drag over a part to enlarge it. "
    + "Cumulative: with everything upstream as the view computed it. Local: the layer alone, on the reference's own values.");
  byId("chart-body").append(tools, frame, hint);
  new ResizeObserver(() => chart.plot?.setSize({width: frame.clientWidth, height: chartHeight()})).observe(frame);
  listeners.theme.push(() => chart.plot?.redraw(false, false));
  listeners.choose.push(layer => { chart.at = layer; tellPosition(); chart.plot?.redraw(false, false); });
  drawChart();
}

const chartHeight = () => Math.max(260, Math.min(380, innerHeight * 0.42));

/** Buttons of which one is pressed. */
function segmented(id, label, choices, first, change) {
  const buttons = choices.map(([value, words]) => make("button", {type: "button", "data-value": value, "aria-pressed": String(value === first), onclick: () => {
    buttons.forEach(button => button.setAttribute("aria-pressed", String(button.dataset.value === value)));
    change(value);
  }}, words));
  return make("span", {class: "segmented", id, role: "group", "aria-label": label}, buttons);
}

function viewToggle(name, view) {
  const button = make("button", {type: "button", class: `view v${Math.min(view, 4)}`, "aria-pressed": "true", onclick: () => {
    chart.off.has(view) ? chart.off.delete(view) : chart.off.add(view);
    button.setAttribute("aria-pressed", String(!chart.off.has(view)));
    chart.plot.setSeries(view + 2, {show: !chart.off.has(view)});
    drawChart();
  }}, name);
  return button;
}

function firstBeyond() {
  const found = data.layers.findIndex(layer => layer.w >= 3);
  return found < 0 ? null : found;
}

/** Exponents: nothing differs at the bottom, NaN at the top. */
function height(error) {
  if (error === null) return null;
  if (error === Infinity) return chart.top;
  return error === 0 ? chart.low : Math.max(chart.low, Math.log10(error));
}

function chartValues() {
  const shown = data.views.map((_, view) => view).filter(view => !chart.off.has(view));
  const all = data.layers.flatMap(layer => shown.map(view => errorIn(layer, view, chart.local))).filter(error => error > 0 && error < Infinity);
  const floors = data.layers.map(layer => Math.max(0, ...shown.map(view => layer.v[view].f ?? 0), shown.length ? 0 : layer.f));
  const small = all.reduce((least, error) => Math.min(least, error), 1e-6);
  const large = all.reduce((most, error) => Math.max(most, error), data.limit);
  chart.low = Math.max(-16, Math.floor(Math.log10(small)) - 1);
  chart.top = Math.ceil(Math.log10(large) + 0.15);
  return [data.layers.map((_, i) => i), floors.map(floor => (floor > 0 ? Math.max(chart.low, Math.log10(floor)) : chart.low)),
    ...data.views.map((_, view) => data.layers.map(layer => height(errorIn(layer, view, chart.local))))];
}

function drawChart() {
  const frame = byId("chart-frame");
  const values = chartValues();
  const zoom = chart.plot ? {min: chart.plot.scales.x.min, max: chart.plot.scales.x.max} : {min: -0.5, max: data.layers.length - 0.5};
  chart.plot?.destroy();
  const dense = data.layers.length > 240;
  chart.plot = new uPlot({
    width: frame.clientWidth, height: chartHeight(), legend: {show: false}, padding: [18, 14, 0, 4],
    scales: {x: {time: false, range: (_, min, max) => [min, max]}, y: {range: () => [chart.low, chart.top]}},
    axes: [
      {stroke: () => colour("soft"), grid: {show: false}, ticks: {stroke: () => colour("line"), width: 1}, label: "layer", labelSize: 22, labelFont: "12px system-ui, sans-serif", font: "12px system-ui, sans-serif", size: 34, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000]},
      {stroke: () => colour("soft"), grid: {stroke: () => colour("hair"), width: 1}, ticks: {show: false}, font: "12px system-ui, sans-serif", size: 58,
        splits: () => exponents(), values: (_, splits) => splits.map(split => (split === chart.low ? "same" : `1e${split}`))},
    ],
    series: [{}, {stroke: () => colour("e1"), fill: () => colour("noise"), width: 1, dash: [2, 3], points: {show: false}, spanGaps: true, fillTo: () => chart.low},
      ...data.views.map((name, view) => ({label: name, show: !chart.off.has(view), stroke: () => viewColour(view), width: dense ? 1.2 : 1.8, dash: [[], [7, 3], [2, 2], [9, 3, 2, 3]][view % 4],
        points: {show: !dense, size: 6, fill: () => viewColour(view), width: 0}}))],
    cursor: {points: {size: 9}, drag: {x: true, y: false, dist: 6}, bind: {dblclick: () => null}},
    hooks: {draw: [drawMarks], setCursor: [showTip]},
  }, values, frame);
  if (zoom.max <= data.layers.length) chart.plot.setScale("x", zoom);
  const tip = make("div", {class: "tip", hidden: true});
  chart.plot.over.append(tip);
  chart.tip = tip;
  let start = null;
  chart.plot.over.addEventListener("mousedown", event => (start = event.clientX));
  chart.plot.over.addEventListener("click", event => {
    if (start !== null && Math.abs(event.clientX - start) < 6) choose(nearest(event), {from: frame});
  });
  chart.plot.over.addEventListener("mouseleave", () => (tip.hidden = true));
  tellPosition();
}

function exponents() {
  const step = Math.ceil((chart.top - chart.low) / 9);
  const list = [];
  for (let exponent = chart.low; exponent <= chart.top; exponent += step) list.push(exponent);
  return list;
}

function nearest(event) {
  const left = event.clientX - chart.plot.over.getBoundingClientRect().left;
  return Math.max(0, Math.min(data.layers.length - 1, Math.round(chart.plot.posToVal(left, "x"))));
}

/** The limit of the outputs, the findings, the layer that is chosen. */
function drawMarks(plot) {
  const {ctx, bbox} = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = `${11 * ratio}px system-ui, sans-serif`;
  const limit = plot.valToPos(Math.log10(data.limit), "y", true);
  mark(ctx, [bbox.left, limit, bbox.left + bbox.width, limit], colour("bad"), [6, 4]);
  ctx.fillStyle = colour("bad");
  ctx.textAlign = "right";
  ctx.strokeStyle = colour("card");
  ctx.lineWidth = 4 * ratio;
  ctx.setLineDash([]);
  ctx.strokeText(`output limit ${number(data.limit)}`, bbox.left + bbox.width - 4 * ratio, limit - 5 * ratio);
  ctx.fillText(`output limit ${number(data.limit)}`, bbox.left + bbox.width - 4 * ratio, limit - 5 * ratio);
  ctx.fillStyle = colour("soft");
  ctx.textAlign = "left";
  const floor = plot.valToPos(plot.data[1][Math.max(0, Math.ceil(plot.scales.x.min))] ?? chart.low, "y", true);
  ctx.fillText("noise floor", bbox.left + 6 * ratio, Math.min(bbox.top + bbox.height - 6 * ratio, floor + 14 * ratio));
  const seen = new Set();
  for (const finding of data.findings.filter(finding => finding.severity === "ERROR")) {
    for (const layer of finding.layers.slice(0, 1)) {
      if (seen.has(layer)) continue;
      seen.add(layer);
      const at = plot.valToPos(layer, "x", true);
      if (at < bbox.left || at > bbox.left + bbox.width) continue;
      mark(ctx, [at, bbox.top, at, bbox.top + bbox.height], colour("bad"), [2, 3]);
      ctx.fillStyle = colour("bad");
      ctx.textAlign = "center";
      ctx.fillText(`finding ${finding.rank}`, Math.max(at, bbox.left + 28 * ratio), bbox.top - 5 * ratio);
    }
  }
  if (chosen >= 0) {
    const at = plot.valToPos(chosen, "x", true);
    if (at >= bbox.left && at <= bbox.left + bbox.width) mark(ctx, [at, bbox.top, at, bbox.top + bbox.height], colour("accent"), []);
  }
  ctx.restore();
}

function mark(ctx, [x1, y1, x2, y2], style, dash) {
  ctx.strokeStyle = style;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash(dash.map(length => length * devicePixelRatio));
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

function showTip(plot) {
  const {left, idx} = plot.cursor;
  if (!chart.tip || left < 0 || idx === null || idx === undefined) return;
  const layer = data.layers[idx];
  chart.tip.replaceChildren(make("b", {}, shortened(nameOf(layer), 60)), ...data.views.map((name, view) => make("span", {class: `view v${Math.min(view, 4)}`}, `${name} ${errorWords(layer, view, chart.local)}`)),
    make("span", {}, `floor ${number(layer.f)}`));
  chart.tip.hidden = false;
  const width = plot.over.clientWidth, own = chart.tip.offsetWidth;
  chart.tip.style.left = `${left + 14 + own > width ? left - own - 14 : left + 14}px`;
}

/** The error of a layer in a view, in a word. */
function errorWords(layer, view, local) {
  const result = layer.v[view];
  const error = errorOf(result[local ? "g" : "c"]);
  if (!error) return local ? "not replayed" : result.y ? "failed" : "–";
  if (error.identical) return "same";
  return error.nonFinite > 0 ? "NaN/Inf" : number(error.relRms);
}

function tellPosition() {
  const layer = data.layers[chart.at];
  const frame = byId("chart-frame");
  frame.setAttribute("aria-valuenow", chart.at);
  frame.setAttribute("aria-valuetext", `${nameOf(layer)}: ${data.views.map((name, view) => `${name} ${errorWords(layer, view, chart.local)}`).join(", ")}`);
}

function chartKey(event) {
  const last = data.layers.length - 1;
  const to = {ArrowRight: chart.at + 1, ArrowLeft: chart.at - 1, ArrowUp: chart.at + 1, ArrowDown: chart.at - 1, PageDown: chart.at + 10, PageUp: chart.at - 10, Home: 0, End: last}[event.key];
  if (to !== undefined) {
    event.preventDefault();
    chart.at = Math.max(0, Math.min(last, to));
    tellPosition();
    chart.plot.setCursor({left: chart.plot.valToPos(chart.at, "x"), top: chart.plot.over.clientHeight / 3});
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    choose(chart.at, {from: event.target});
  }
}
