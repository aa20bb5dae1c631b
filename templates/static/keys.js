// j k move along the rows of a list, Enter opens, / goes to the filter, g and a letter to a page, ? tells all this.
const places = { t: "/console", c: "/console/calendar", m: "/console/campaigns", w: "/console/works", p: "/console/pushes", b: "/board" };
let awaitsPlace = false;

const isTyping = (node) => node.closest?.("input, textarea, select, [contenteditable=true]");

function move(step) {
  const rows = [...document.querySelectorAll(".list tbody tr")];
  if (!rows.length) return;
  const here = rows.findIndex((row) => row.classList.contains("is-here"));
  const next = rows[Math.min(rows.length - 1, Math.max(0, here < 0 ? 0 : here + step))];
  rows[here]?.classList.remove("is-here");
  next.classList.add("is-here");
  next.scrollIntoView({ block: "nearest" });
}

function open() {
  document.querySelector(".list tbody tr.is-here a.main")?.click();
}

function goTo(key) {
  awaitsPlace = false;
  if (places[key]) location.href = places[key];
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (awaitsPlace) return goTo(event.key);
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "Enter") open();
  else if (event.key === "g") awaitsPlace = true;
  else if (event.key === "d") document.querySelector("[data-diff]")?.click();
  else if (event.key === "?") document.getElementById("help")?.showModal();
  else if (event.key === "/") {
    const filter = document.querySelector("[data-filter]");
    if (filter) { event.preventDefault(); filter.focus(); }
  }
}

export function startKeys() {
  document.addEventListener("keydown", onKey);
  for (const button of document.querySelectorAll("[data-help]")) {
    button.addEventListener("click", () => document.getElementById("help").showModal());
  }
}
