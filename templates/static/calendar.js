// Resting on a day says what it is; choosing one opens it at the side without leaving the sheet.
const tip = document.createElement("div");
tip.id = "tip";
tip.hidden = true;
document.body.append(tip);

function show(node) {
  tip.textContent = node.dataset.tip;
  tip.hidden = false;
  const at = node.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const left = Math.min(innerWidth - size.width - 8, Math.max(8, at.left + at.width / 2 - size.width / 2));
  const below = at.bottom + 8 + size.height < innerHeight;
  tip.style.left = `${left}px`;
  tip.style.top = `${below ? at.bottom + 8 : at.top - size.height - 8}px`;
}

document.addEventListener("mouseover", (event) => {
  const node = event.target.closest("[data-tip]");
  if (node) show(node);
  else tip.hidden = true;
});
document.addEventListener("focusin", (event) => {
  const node = event.target.closest("[data-tip]");
  if (node) show(node);
});
document.addEventListener("focusout", () => { tip.hidden = true; });

document.addEventListener("click", (event) => {
  const day = event.target.closest("a[data-day]");
  if (!day) return;
  for (const other of document.querySelectorAll("a.picked")) other.classList.remove("picked");
  day.classList.add("picked");
  tip.hidden = true;
});

document.addEventListener("keydown", (event) => {
  if (event.target.closest?.("input, textarea, select")) return;
  const step = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (step) document.querySelector(`a[rel=${step}]`)?.click();
  if (event.key === "Escape") document.getElementById("day").replaceChildren();
});

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());

for (const narrow of document.querySelectorAll("[data-narrow]")) narrow.addEventListener("change", () => narrow.submit());
