// Relative times and countdowns go on by themselves; the server wrote the first text, in the reader's language.
const zh = document.body.dataset.lang !== "en";
const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

const pad = (n) => String(n).padStart(2, "0");

export function relative(millis, now) {
  const away = Math.abs(millis - now);
  if (away >= DAY) return null;
  const later = millis > now;
  if (away < 45 * SECOND) return zh ? (later ? "马上" : "刚刚") : (later ? "now" : "just now");
  const [n, unit] = away < HOUR
    ? [Math.round(away / MINUTE), zh ? " 分钟" : " min"]
    : [Math.round(away / HOUR), zh ? " 小时" : " h"];
  return zh ? `${n}${unit}${later ? "后" : "前"}` : later ? `in ${n}${unit}` : `${n}${unit} ago`;
}

export function countdown(millis, now) {
  const left = Math.max(0, Math.ceil((millis - now) / SECOND));
  const days = Math.floor(left / 86400);
  const clock = `${pad(Math.floor(left / 3600) % 24)}:${pad(Math.floor(left / 60) % 60)}:${pad(left % 60)}`;
  return days ? `${days} ${zh ? "天" : days === 1 ? "day" : "days"} ${clock}` : clock;
}

function tick() {
  const now = Date.now() + skew;
  for (const node of document.querySelectorAll("[data-countdown]")) {
    const millis = Number(node.dataset.countdown);
    node.textContent = countdown(millis, now);
    node.classList.toggle("is-due", millis - now < MINUTE);
  }
  for (const node of document.querySelectorAll("[data-when]")) {
    const text = relative(Number(node.dataset.when), now);
    if (text) node.textContent = text;
  }
}

// The server's clock rules (it may be a rehearsal's): the page says what time it was there when it was made.
let skew = 0;

export function startTimes() {
  const made = document.querySelector("meta[name=now]");
  if (made) skew = Number(made.content) - Date.now();
  tick();
  setInterval(tick, 1000);
}
