// What the other parts stand on: elements, words and numbers.

/** An element with properties, listeners (on...), attributes and children; text is never markup. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  return dress(element, properties, children);
}

function svg(tag, properties = {}, ...children) {
  return dress(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

function dress(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined));
  return element;
}

const byId = id => document.getElementById(id);

/** 3.1e-7, or what stands for no number. */
function number(value) {
  if (value === null || value === undefined) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 0.01 && size < 10000) return String(Number(value.toPrecision(4)));
  return value.toExponential(2).replace("e+", "e");
}

/** A name of at most so many characters; what is left out is in the middle. */
function shortened(name, width) {
  if (name.length <= width) return name;
  const tail = Math.floor((width - 1) / 2);
  return name.slice(0, width - 1 - tail) + "…" + name.slice(name.length - tail);
}

/** Tells people who do not see the page what changed. */
function say(words) {
  byId("said").textContent = words;
}

/** Colours of the theme that is on. */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

/** Whoever draws with colours or selections is told here. */
const listeners = {theme: [], choose: []};
const tell = (what, ...facts) => listeners[what].forEach(listener => listener(...facts));

/** The layer that is shown, as a position in the data; -1 for none. */
let chosen = -1;

function choose(layer, options = {}) {
  if (layer < 0 || layer >= data.layers.length) return;
  chosen = layer;
  tell("choose", layer, options);
}
