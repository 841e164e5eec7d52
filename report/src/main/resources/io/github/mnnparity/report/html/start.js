// Keys of the page, and the start.

function pageKey(event) {
  const typing = event.target.matches("input, select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing) {
    event.preventDefault();
    byId("layer-filter").focus();
  } else if (event.key === "Escape" && event.target.id === "layer-filter") {
    event.target.value = "";
    event.target.dispatchEvent(new Event("input"));
    event.target.blur();
  } else if (event.key === "t" && !typing) {
    nextTheme();
  }
}

/** Printed pages show what is folded away. */
function unfold() {
  document.querySelectorAll("details").forEach(details => {
    details.dataset.was = details.open;
    details.open = true;
  });
}

function fold() {
  document.querySelectorAll("details").forEach(details => (details.open = details.dataset.was === "true"));
}

async function start() {
  startTheme();
  await loadData();
  document.querySelectorAll(".tools, nav .scripted").forEach(element => (element.hidden = false));
  startTable();
  document.addEventListener("keydown", pageKey);
  addEventListener("beforeprint", unfold);
  addEventListener("afterprint", fold);
  document.documentElement.dataset.ready = "true";
}

start();
