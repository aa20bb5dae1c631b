// The wall: counts up, turns the last pushes, keeps the time. One movement at a time: the line below only turns while the
// number rests.
import { follow, skew, Minutes, change, brief, exact, fill, clock } from "./board-live.js";
import { curve } from "./board-curve.js";

const root = document.getElementById("wall");
const find = (selector) => root.querySelector(selector);
const words = JSON.parse(root.dataset.words), names = JSON.parse(root.dataset.names);
const minutes = new Minutes(JSON.parse(root.dataset.minutes));
const still = matchMedia("(prefers-reduced-motion: reduce)");
const now = () => Date.now() + skew;

const COUNT = 1600, REST = 400, STILL_STEP = 5000, TURN = 9000, DRAW = 5000, ASK = 10000;

// ---- the number ----
const number = find("[data-figure=reach]");
let shown = number ? Number(number.dataset.value) : 0, target = shown, moving = false, rested = 0;

function show(value) {
  const text = exact(value);
  if (number.textContent === text) return;
  number.textContent = text;
  number.style.setProperty("--digits", text.length);
}

function count() {
  if (moving || target === shown) return;
  moving = true;
  const from = shown, to = target, began = performance.now();
  const rest = (wait) => { shown = to; show(to); rested = performance.now(); setTimeout(() => { moving = false; count(); }, wait); };
  if (still.matches || document.hidden) return rest(still.matches ? STILL_STEP : REST);
  const step = (at) => {
    const part = Math.min(1, (at - began) / COUNT);
    if (part >= 1) return rest(REST);
    show(Math.round(from + (to - from) * (1 - (1 - part) ** 2)));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

// ---- the line below ----
const ticker = find("[data-ticker]");
let turned = performance.now();

function turn() {
  const lines = [...ticker.querySelectorAll("li")], at = lines.findIndex((line) => line.classList.contains("is-on"));
  const resting = shown === target || performance.now() - rested < REST / 2;
  if (lines.length < 2 || performance.now() - turned < TURN || !(resting || performance.now() - turned > 2 * TURN)) return;
  turned = performance.now();
  lines[at]?.classList.remove("is-on");
  lines[(at + 1) % lines.length].classList.add("is-on");
}

async function ask() {
  try {
    const answer = await fetch(ticker.dataset.ticker, { headers: { "HX-Request": "true" } });
    if (answer.redirected) return state("gone");
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"), fresh = page.querySelector("ol");
    const at = [...ticker.querySelectorAll("li")].findIndex((line) => line.classList.contains("is-on"));
    const lines = [...fresh.querySelectorAll("li")];
    if (fresh.children.length === ticker.firstElementChild.children.length && lines[at]) {
      for (const line of lines) line.classList.remove("is-on");
      lines[at].classList.add("is-on");
    }
    ticker.replaceChildren(document.adoptNode(fresh));
  } catch (offline) { /* the stream's state says it */ }
}

// ---- the clock; a new day is a new page ----
const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" });
const began = day.format(now());

function tick() {
  find("[data-clock]").textContent = clock(now());
  for (const node of ticker.querySelectorAll("[data-countdown]")) node.textContent = left(Number(node.dataset.countdown) - now());
  if (day.format(now()) !== began) location.reload();
  setTimeout(tick, 1000 - now() % 1000);
}

function left(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000)), pad = (n) => String(n).padStart(2, "0");
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

// ---- the curve ----
const place = find("[data-curve]");
const unit = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 32; // what wall.css calls --u
const chart = place && window.echarts ? curve(find("[data-drawn]"), words) : null;
let drawn = 0;

function draw() {
  if (!chart) return;
  const u = unit();
  drawn = performance.now();
  chart.draw(minutes.until(now()).slice(60), JSON.parse(ticker.firstElementChild.dataset.marks), { font: 24 * u, line: 4 * u, left: 84 * u, labels: true });
  place.classList.add("is-drawn");
}

// ---- what comes in ----
function figures(picture) {
  if (!number) return location.reload(); // the page was made while the figures could not be read
  const { view = 0, play = 0 } = picture.totals, { asOf } = picture;
  target = view + play;
  count();
  find("[data-figure=uniques]").textContent = "≈ " + brief(picture.uniques);
  minutes.take(picture.minutes);
  const hour = change(minutes.until(asOf), words);
  find("[data-figure=hour]").textContent = hour.now;
  find("[data-change]").dataset.change = hour.word;
  find("[data-change-text]").textContent = hour.text;
  for (const list of root.querySelectorAll("[data-tiles]")) tiles(list, picture[list.dataset.tiles]);
  find("[data-fresh-delay]").textContent = fill(words["fresh.delay"], picture.delaySeconds ?? 0);
  find("[data-as-of-hour]").textContent = clock(asOf);
  if (performance.now() - drawn > DRAW) draw();
}

function tiles(list, parts) {
  if (!parts.length) return;
  const sum = (one) => (one.view || 0) + (one.play || 0);
  const rows = [...parts].sort((a, b) => sum(b) - sum(a) || (a.id < b.id ? -1 : 1)).slice(0, Number(list.dataset.most));
  list.nextElementSibling.hidden = true;
  rows.forEach((row, i) => {
    const item = list.querySelector(`[data-id="${CSS.escape(row.id)}"]`) || list.appendChild(tile(row.id));
    if (list.children[i] !== item) list.insertBefore(item, list.children[i]);
    item.querySelector("b").textContent = brief(sum(row));
    item.style.setProperty("--part", `${sum(rows[0]) ? Math.round(100 * sum(row) / sum(rows[0])) : 0}%`);
  });
  while (list.children.length > rows.length) list.lastElementChild.remove();
}

function tile(id) {
  const item = document.createElement("li"), name = document.createElement("span");
  name.textContent = names[id] || id;
  item.dataset.id = id;
  item.append(name, document.createElement("b"));
  return item;
}

function state(word) {
  const line = find("[data-fresh]");
  if (!line || line.dataset.state === word) return;
  line.dataset.state = word;
  find("[data-fresh-word]").textContent = words["fresh." + word];
  if (word !== "live") find("[data-fresh-delay]").textContent = "";
}

// ---- full screen, the tools, a screen that stays awake ----
function startScreen() {
  const full = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  const tools = document.querySelector("[data-tools]");
  let idle = 0;
  const wake = () => {
    tools.classList.add("is-on");
    document.body.classList.remove("is-idle");
    clearTimeout(idle);
    idle = setTimeout(() => { tools.classList.remove("is-on"); document.body.classList.add("is-idle"); }, 3000);
  };
  document.querySelector("[data-full]").addEventListener("click", full);
  document.addEventListener("keydown", (event) => {
    if ((event.key === "f" || event.key === "F") && !event.ctrlKey && !event.metaKey && !event.altKey) full();
  });
  for (const name of ["pointermove", "pointerdown", "focusin"]) addEventListener(name, wake);
  const awake = () => { if (!document.hidden) navigator.wakeLock?.request("screen").catch(() => {}); };
  document.addEventListener("visibilitychange", awake);
  awake();
}

startScreen();
tick();
draw();
addEventListener("resize", draw);
setInterval(turn, 100);
setInterval(ask, ASK);
if (root.dataset.live) follow(root, { figures, state });
