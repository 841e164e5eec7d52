// Light, dark, or as the system has it. A choice is kept where the browser lets a file keep anything.

const THEMES = ["auto", "light", "dark"];
let theme = "auto";

function kept() {
  try {
    return localStorage.getItem("mnn-parity-theme");
  } catch {
    return null;
  }
}

function setTheme(name) {
  theme = THEMES.includes(name) ? name : "auto";
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId("theme").textContent = {auto: "◐ Auto", light: "☀ Light", dark: "☾ Dark"}[theme];
  byId("theme").setAttribute("aria-label", `Theme: ${theme}`);
  tell("theme");
}

function nextTheme() {
  setTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]);
  say(`Theme: ${theme}`);
  try {
    localStorage.setItem("mnn-parity-theme", theme);
  } catch {
    // Kept for this visit only.
  }
}

function startTheme() {
  setTheme(kept() ?? "auto");
  byId("theme").addEventListener("click", nextTheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => tell("theme"));
}
