// The payload: gzip in base64, unpacked when the page starts; maps when they are first wanted.

let data = null;
let pictures = null;

async function unpacked(id) {
  const text = byId(id).textContent;
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

async function loadData() {
  data = JSON.parse(new TextDecoder().decode(await unpacked("data")));
}

/** Fields of an error as the payload lists them. */
const errorOf = list => list && {
  relRms: list[0], sqnr: list[1], cosine: list[2], maxAbs: list[3], worstIndex: list[4], nonFinite: list[5], identical: list[6] === 1,
};

/** Relative RMS of a layer in a view; null where there is none, Infinity for NaN on one side. */
function errorIn(layer, view, local) {
  const error = errorOf(layer.v[view][local ? "g" : "c"]);
  if (!error) return null;
  return error.nonFinite > 0 ? Infinity : error.relRms;
}

/** The level of a layer: of one view, or (view < 0) the worst of all. */
function levelOf(layer, view, local) {
  const level = result => result[local ? "k" : "l"];
  return view >= 0 ? level(layer.v[view]) : local ? Math.max(0, ...layer.v.map(level)) : layer.w;
}

function nameOf(layer) {
  return `${layer.i} ${layer.t} (${layer.o || "Input"})`;
}
