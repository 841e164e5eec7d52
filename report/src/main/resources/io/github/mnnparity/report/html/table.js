// The table of all layers: sorting, filtering, keys.

const table = {rows: [], shown: [], column: 0, down: false, text: "", beyond: false, role: "", op: ""};

function startTable() {
  const element = byId("layer-table");
  element.classList.add("live");
  table.rows = [...element.tBodies[0].rows];
  table.shown = table.rows;
  [...element.tHead.rows[0].cells].forEach((cell, column) => {
    const words = cell.textContent;
    cell.replaceChildren(make("button", {type: "button", onclick: () => sortBy(column)}, words));
  });
  table.rows.forEach(row => (row.tabIndex = -1));
  if (table.rows.length) table.rows[0].tabIndex = 0;
  element.tBodies[0].addEventListener("click", event => chooseRow(event.target.closest("tr"), true));
  element.tBodies[0].addEventListener("keydown", tableKey);
  document.querySelectorAll("table.excerpt").forEach(excerpt => {
    excerpt.classList.add("live");
    excerpt.addEventListener("click", event => chooseRow(event.target.closest("tr"), false));
  });
  listeners.choose.push(markRow);
  fillTools();
}

function fillTools() {
  const tools = byId("layer-tools");
  const filter = make("input", {type: "search", id: "layer-filter", placeholder: "Filter by name, op or shape  ( / )", "aria-label": "Filter layers", oninput: () => { table.text = filter.value; filterRows(); }});
  const beyond = make("button", {type: "button", id: "layer-beyond", "aria-pressed": "false", onclick: () => {
    table.beyond = !table.beyond;
    beyond.setAttribute("aria-pressed", table.beyond);
    filterRows();
  }}, "Beyond noise only");
  const pick = (id, words, values, field) => {
    const select = make("select", {id, onchange: () => { table[field] = select.value; filterRows(); }},
      make("option", {value: ""}, "all"), values.map(value => make("option", {value}, value)));
    return make("label", {}, words, select);
  };
  const ops = [...new Set(data.layers.map(layer => layer.o || "Input"))].sort();
  const roles = [...new Set(data.layers.map(layer => layer.r))].filter(role => role).sort();
  tools.append(filter, beyond, pick("layer-op", "Op", ops, "op"));
  if (roles.length) tools.append(pick("layer-role", "Role", roles, "role"));
  tools.hidden = false;
}

/** What a row is sorted by in a column: a number or a text. Nothing comes last. */
function sortKey(layer, column) {
  const views = data.views.length;
  const fixed = [layer.i, layer.t, layer.o, layer.m, elements(layer.s)];
  if (column < fixed.length) return fixed[column];
  if (column < fixed.length + views) return errorIn(layer, column - fixed.length, false);
  if (column === fixed.length + views) return layer.f;
  const gain = Math.max(0, ...layer.v.map(result => result.n ?? 0));
  const order = ["origin", "amplifier", "healer", "carrier"].indexOf(layer.r);
  return order < 0 ? null : -order * 1e12 + gain;
}

/** Elements of a shape such as 1x3x240x320. */
function elements(shape) {
  const sizes = shape.match(/\d+/g);
  return sizes ? sizes.reduce((all, size) => all * Number(size), 1) : 0;
}

function sortBy(column) {
  const numeric = data.layers.some(layer => typeof sortKey(layer, column) === "number");
  table.down = table.column === column ? !table.down : numeric && column > 0;
  table.column = column;
  const way = table.down ? -1 : 1;
  const key = new Map(table.rows.map(row => [row, sortKey(data.layers[row.dataset.i], column)]));
  table.rows.sort((a, b) => {
    const first = key.get(a), second = key.get(b);
    if (first === null || second === null) return (first === null) - (second === null) || a.dataset.i - b.dataset.i;
    const order = typeof first === "string" ? first.localeCompare(second, "en", {numeric: true}) : first === second ? 0 : first - second;
    return way * order || a.dataset.i - b.dataset.i;
  });
  byId("layer-table").tBodies[0].append(...table.rows);
  [...byId("layer-table").tHead.rows[0].cells].forEach((cell, i) => {
    if (i === column) cell.setAttribute("aria-sort", table.down ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  });
  filterRows();
  say(`Sorted by ${byId("layer-table").tHead.rows[0].cells[column].textContent}, ${table.down ? "largest" : "smallest"} first`);
}

function filterRows() {
  const words = table.text.toLowerCase().split(/\s+/).filter(word => word);
  table.shown = table.rows.filter(row => {
    const layer = data.layers[row.dataset.i];
    const text = `${layer.i} ${layer.t} ${layer.o || "Input"} ${layer.u} ${layer.m} ${layer.s} ${layer.r}`.toLowerCase();
    const keep = words.every(word => text.includes(word)) && (!table.beyond || layer.w >= 3)
      && (!table.role || layer.r === table.role) && (!table.op || (layer.o || "Input") === table.op);
    row.hidden = !keep;
    return keep;
  });
  const all = table.rows.length, left = table.shown.length;
  byId("layer-count").textContent = left === all ? `${all}` : `${left} of ${all}`;
  say(`${left} of ${all} layers`);
}

function chooseRow(row, fromTable) {
  if (!row || row.dataset.i === undefined) return;
  choose(Number(row.dataset.i), {keepPlace: fromTable, from: row});
}

function focusRow(row) {
  if (!row) return;
  table.rows.forEach(other => (other.tabIndex = -1));
  row.tabIndex = 0;
  row.focus();
}

function tableKey(event) {
  const row = event.target.closest("tr");
  const at = table.shown.indexOf(row);
  const to = {ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 15, PageUp: at - 15, Home: 0, End: table.shown.length - 1}[event.key];
  if (to !== undefined) {
    event.preventDefault();
    focusRow(table.shown[Math.max(0, Math.min(table.shown.length - 1, to))]);
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    chooseRow(row, true);
  }
}

function markRow(layer) {
  document.querySelectorAll("tr.chosen").forEach(row => row.classList.remove("chosen"));
  byId("L" + layer)?.classList.add("chosen");
}
