// A plan document and its cards: from a mark to its card and back, and through the cards by keyboard.
const cards = () => [...document.querySelectorAll(".items .item")];
const isTyping = (node) => node.closest?.("input, textarea, select, [contenteditable=true]");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
const doc = document.getElementById("doc");
let here = null;
let afterG = false;

function marksOf(id) {
  return doc ? [...doc.querySelectorAll(`[data-items~="${id}"]`)] : [];
}

// The text has its own scroll: moving the page for it would lose the card.
function showMark(mark) {
  const box = doc.getBoundingClientRect();
  const at = mark.getBoundingClientRect();
  if (at.top < box.top + 40 || at.bottom > box.bottom - 40) {
    doc.scrollTo({ top: doc.scrollTop + at.top - box.top - box.height / 3, behavior: calm });
  }
}

function stand(card, scroll = true) {
  if (!card) return;
  for (const other of document.querySelectorAll(".is-here")) other.classList.remove("is-here");
  here = card.dataset.item;
  card.classList.add("is-here");
  const marks = marksOf(here);
  for (const mark of marks) mark.classList.add("is-here");
  if (marks[0]) showMark(marks[0]);
  if (scroll) {
    const head = document.querySelector(".found-head").getBoundingClientRect().bottom;
    const at = card.getBoundingClientRect();
    if (at.top < head + 8 || at.bottom > innerHeight - 8) card.scrollIntoView({ block: "center", behavior: calm });
  }
}

function current() {
  return cards().find((card) => card.dataset.item === here);
}

function move(step) {
  const all = cards();
  const at = all.findIndex((card) => card.dataset.item === here);
  stand(all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))]);
}

function press(key) {
  const button = current()?.querySelector(`[data-key="${key}"]`);
  if (!button) return;
  if (key === "a" || key === "r") goOn = button.tagName === "BUTTON";
  button.click();
}

let goOn = false; // after a decision by key, on to the next one that is open

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { current()?.querySelector('[data-key="cancel"]')?.click(); return; }
  if (isTyping(event.target)) return;
  if (afterG) { afterG = false; return; }
  if (event.key === "g") afterG = true;
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if ("aeru".includes(event.key)) { event.preventDefault(); press(event.key); }
}

const states = new Map(cards().map((card) => [card.dataset.item, card.dataset.state]));

// The numbers above the list follow what was just decided.
function recount(card) {
  const before = states.get(card.dataset.item);
  const now = card.dataset.state;
  if (before === now) return;
  states.set(card.dataset.item, now);
  for (const [state, step] of [[before, -1], [now, 1]]) {
    const number = document.querySelector(`[data-count="${state}"]`);
    if (number) number.textContent = Number(number.textContent) + step;
  }
}

// A card came back from the server: its marks take its state.
function renewed(card) {
  recount(card);
  for (const mark of marksOf(card.dataset.item)) {
    if (mark.getAttribute("href") !== `#i-${card.dataset.item}`) continue;
    mark.classList.remove("is-open", "is-accepted", "is-rejected");
    mark.classList.add(`is-${card.dataset.decision}`);
  }
  if (card.classList.contains("is-editing")) {
    stand(card);
    return;
  }
  const decided = card.dataset.decision !== "open";
  if (goOn && decided) {
    const all = cards();
    const next = all.slice(all.indexOf(card) + 1).find((other) => other.dataset.state === "open");
    stand(next || card);
  } else if (here === card.dataset.item) stand(card, false);
  goOn = false;
}

document.addEventListener("keydown", onKey);

document.addEventListener("click", (event) => {
  const mark = event.target.closest("a.mk[data-items]");
  if (mark) {
    const card = document.getElementById(mark.getAttribute("href").slice(1));
    if (card) {
      event.preventDefault();
      stand(card);
    } else { // it is not among those that are shown now
      mark.href = `?show=all${mark.getAttribute("href")}`;
    }
    return;
  }
  const line = event.target.closest("a.to-text");
  if (line && doc) {
    event.preventDefault();
    stand(line.closest(".item"), false);
    if (innerWidth <= 820) document.querySelector(".doc").scrollIntoView({ behavior: calm });
    return;
  }
  const card = event.target.closest(".items .item");
  if (card && !event.target.closest("a, button, input, select, textarea, label")) stand(card, false);
});

document.addEventListener("htmx:afterSettle", (event) => {
  const card = event.detail.elt?.closest?.(".item") || document.getElementById(event.detail.target?.id);
  const id = event.detail.requestConfig?.path?.match(/items\/(item_[0-9a-f]+)/)?.[1];
  const now = id ? document.getElementById(`i-${id}`) : card;
  if (now?.classList.contains("item")) renewed(now);
});

// A step that the server could not take leaves the card as it was; say so.
document.addEventListener("htmx:responseError", () => location.reload());

const asked = location.hash.startsWith("#i-") ? document.getElementById(location.hash.slice(1)) : null;
if (asked?.classList.contains("item")) stand(asked);
else if (location.hash.startsWith("#L") && doc) {
  const line = document.getElementById(location.hash.slice(1));
  if (line) showMark(line);
}
