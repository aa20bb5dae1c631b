// The board on a desk: follows the figures the server wrote first.
import { follow, skew, Minutes, change, brief, exact, fill, clock, full } from "./board-live.js";
import { curve } from "./board-curve.js";

const root = document.getElementById("board");
const DRAW = 2000;
const find = (selector) => root.querySelector(selector);

function startPicker() {
  const form = document.querySelector("[data-pick]");
  if (!form) return;
  form.classList.add("is-quick");
  form.querySelector("select").addEventListener("change", () => form.requestSubmit());
}

// One source at a time; Escape and a click elsewhere close it.
function startSources() {
  const shut = (but) => { for (const one of document.querySelectorAll("details.source[open]")) if (one !== but) one.open = false; };
  document.addEventListener("click", (event) => shut(event.target.closest("details.source")));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") shut(null); });
}

function startBoard() {
  const words = JSON.parse(root.dataset.words), names = JSON.parse(root.dataset.names);
  const minutes = new Minutes(JSON.parse(root.dataset.minutes));
  const place = find("[data-curve]"), known = Boolean(find("[data-figure=reach]"));
  const chart = known && window.echarts ? curve(find("[data-drawn]"), words) : null;

  let drawn = 0;

  function draw() {
    if (!chart) return;
    drawn = performance.now();
    const narrow = place.clientWidth < 600;
    const look = { font: 12, line: 2.5, left: 44, labels: !narrow, tip: true };
    chart.draw(minutes.until(Date.now() + skew).slice(60), JSON.parse(document.getElementById("pushes").dataset.marks), look);
    place.classList.add("is-drawn");
  }

  function figure(name, text, title) {
    const node = find(`[data-figure="${name}"]`);
    if (node.textContent !== text) node.textContent = text;
    if (title) node.title = title;
  }

  function figures(picture) {
    if (!known) return location.reload(); // the page was made while they could not be read
    const { view = 0, play = 0, share = 0 } = picture.totals, { asOf } = picture;
    figure("reach", exact(view + play));
    figure("uniques", "≈ " + brief(picture.uniques));
    for (const [name, count] of Object.entries({ view, play, share })) figure(name, brief(count), exact(count));
    minutes.take(picture.minutes);
    const now = change(minutes.until(asOf), words), chip = find("[data-change]");
    figure("hour", now.now);
    chip.dataset.change = now.word;
    find("[data-change-text]").textContent = now.text;
    for (const kind of ["channels", "units", "works"]) bars(kind, picture[kind]);
    find("[data-fresh-delay]").textContent = fill(words["fresh.delay"], picture.delaySeconds ?? 0);
    find("[data-as-of-hour]").textContent = clock(asOf);
    for (const time of root.querySelectorAll("[data-as-of]")) time.textContent = full(asOf);
    if (performance.now() - drawn > DRAW) draw();
  }

  function bars(kind, parts) {
    const list = find(`[data-bars="${kind}"]`);
    const rows = parts.map((one) => ({ id: one.id, view: one.view || 0, all: (one.view || 0) + (one.play || 0) }))
      .sort((a, b) => b.all - a.all || (a.id < b.id ? -1 : 1)).slice(0, Number(list.dataset.most));
    list.hidden = !rows.length;
    list.parentElement.querySelector("[data-nothing]").hidden = Boolean(rows.length);
    rows.forEach((row, i) => {
      const item = list.querySelector(`[data-id="${CSS.escape(row.id)}"]`) || list.appendChild(bar(kind, row.id));
      if (list.children[i] !== item) list.insertBefore(item, list.children[i]);
      item.querySelector("b").textContent = brief(row.all);
      item.querySelector("b").title = `${words.view} ${exact(row.view)} · ${words.play} ${exact(row.all - row.view)}`;
      const [whole, part] = item.querySelectorAll("i");
      whole.style.width = `${rows[0].all ? 100 * row.all / rows[0].all : 0}%`;
      part.style.width = `${row.all ? 100 * row.view / row.all : 0}%`;
    });
    while (list.children.length > rows.length) list.lastElementChild.remove();
  }

  function bar(kind, id) {
    const item = document.createElement("li"), name = document.createElement(kind === "works" ? "a" : "span");
    if (kind === "works") name.href = `/console/works/${encodeURIComponent(id)}`;
    name.className = "name";
    name.textContent = names[id] || id;
    item.dataset.id = id;
    item.append(name, document.createElement("b"));
    item.insertAdjacentHTML("beforeend", '<span class="track"><i><i></i></i></span>');
    return item;
  }

  function state(word) {
    const line = find("[data-fresh]");
    if (!line || line.dataset.state === word) return;
    line.dataset.state = word;
    find("[data-fresh-word]").textContent = words["fresh." + word];
    if (word !== "live") find("[data-fresh-delay]").textContent = "";
  }

  draw();
  document.addEventListener("redletter:theme", () => draw());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw());
  // Signed out, the list of pushes would be answered with the door's page.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (new URL(event.detail.xhr.responseURL).pathname !== "/board/pushes") event.detail.shouldSwap = false;
  });
  document.body.addEventListener("htmx:afterSettle", () => draw());
  follow(root, { figures, state });
}

startPicker();
startSources();
if (root) startBoard();
