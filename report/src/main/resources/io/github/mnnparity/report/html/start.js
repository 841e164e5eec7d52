// Keys of the page, printing, and the start.

function pageKey(event) {
  const typing = event.target.matches("input, select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (byId("keys-dialog").open) return;
    if (event.target.id === "layer-filter" && event.target.value) {
      event.target.value = "";
      event.target.dispatchEvent(new Event("input"));
    } else if (event.target.id === "layer-filter") {
      focusRow(table.shown[0]);
    } else {
      closePanel();
    }
  } else if (typing) {
    if (event.key === "Enter" && event.target.id === "layer-filter") focusRow(table.shown[0]);
  } else if (event.key === "/") {
    event.preventDefault();
    byId("layer-filter").scrollIntoView({block: "center"});
    byId("layer-filter").focus();
  } else if (event.key === "t") {
    nextTheme();
  } else if (event.key === "?") {
    showKeys();
  } else if ((event.key === "j" || event.key === "k") && chosen >= 0) {
    choose(chosen + (event.key === "j" ? 1 : -1));
  }
}

const KEYS = [["/", "filter the layers; Esc clears, Enter goes to the first"], ["↑ ↓ PgUp PgDn", "move in the table, and from layer to layer in the graphs"], ["Enter", "show the layer's values"],
  ["j k", "next, previous layer"], ["Esc", "close the panel"], ["← →", "move along the chart"], ["+ − 0", "zoom the graphs, whole graph"], ["n", "next layer beyond noise, in the graphs"], ["t", "theme: as the system has it, light, dark"], ["?", "this list"]];

function startKeys() {
  const dialog = make("dialog", {id: "keys-dialog", "aria-labelledby": "keys-title"}, make("h2", {id: "keys-title"}, "Keys"),
    make("dl", {class: "facts"}, KEYS.flatMap(([key, words]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, words)])),
    make("form", {method: "dialog"}, make("button", {}, "Close")));
  document.body.append(dialog);
  byId("keys").addEventListener("click", showKeys);
}

function showKeys() {
  byId("keys-dialog").showModal();
}

/** Printed pages show what is folded away, in light colours. */
function beforePrint() {
  document.querySelectorAll("details").forEach(details => {
    details.dataset.was = details.open;
    details.open = true;
  });
  // The chart is drawn before the colours of paper are in force.
  const {dataset} = document.documentElement;
  dataset.was = dataset.theme ?? "";
  dataset.theme = "light";
  chart.plot?.setSize({width: 660, height: 300});
  chart.plot?.redraw(false, false);
  // Paper is narrower than the window: what is seen of the graphs shrinks with it.
  panes().forEach(pane => pane.setAttribute("viewBox", `0 0 ${pane.clientWidth} ${pane.clientHeight}`));
  drawStrip();
}

function afterPrint() {
  document.querySelectorAll("details").forEach(details => (details.open = details.dataset.was === "true"));
  const {dataset} = document.documentElement;
  if (dataset.was) dataset.theme = dataset.was;
  else delete dataset.theme;
  delete dataset.was;
  panes().forEach(pane => pane.removeAttribute("viewBox"));
  chart.plot?.setSize({width: byId("chart-frame").clientWidth, height: chartHeight()});
  drawStrip();
}

function panes() {
  return document.querySelectorAll("svg.pane");
}

async function start() {
  startTheme();
  startKeys();
  await loadData();
  document.querySelectorAll(".tools, nav .scripted").forEach(element => (element.hidden = false));
  startTable();
  startChart();
  startGraphs();
  startPanel();
  document.addEventListener("keydown", pageKey);
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", afterPrint);
  document.documentElement.dataset.ready = "true";
  performance.mark("ready");
}

start();
