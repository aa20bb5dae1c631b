// Follows a scope's figures: one stream, merged over what is known, honest about whether it still moves.
const QUIET = 15000, FIRST_WAIT = 2000, LONGEST_WAIT = 30000;
const KINDS = ["channels", "works", "units"];

// root: the element with data-live. told.figures(picture) comes with every change, told.state(word) when the connection's
// state changes: live, again (reconnecting), gone (signed out).
export function follow(root, told) {
  let source = null, wait = FIRST_WAIT, watch = 0, retry = 0, picture = null, last = "";

  function open() {
    clearTimeout(retry);
    source?.close();
    source = new EventSource(root.dataset.live + (last && picture ? `&after=${encodeURIComponent(last)}` : ""));
    source.addEventListener("snapshot", heard);
    source.addEventListener("delta", heard);
    source.addEventListener("error", lost);
  }

  function heard(event) {
    const message = JSON.parse(event.data);
    picture = merged(event.type === "delta" ? picture : null, message);
    last = event.lastEventId;
    wait = FIRST_WAIT;
    told.state("live");
    told.figures(picture);
    keepWatch();
  }

  // Nothing new is no event: after a while the page asks by another way whether it is still connected.
  function keepWatch() {
    clearTimeout(watch);
    watch = setTimeout(async () => {
      const found = await knock();
      if (found !== "here") return lost();
      picture = { ...picture, asOf: Math.max(picture.asOf, Date.now() + skew), minutes: [] };
      told.figures(picture);
      keepWatch();
    }, QUIET);
  }

  async function lost() {
    clearTimeout(watch);
    clearTimeout(retry);
    source.close();
    told.state("again");
    retry = setTimeout(open, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, LONGEST_WAIT);
    if (await knock() === "signed-out") told.state("gone");
  }

  addEventListener("pagehide", () => { clearTimeout(retry); clearTimeout(watch); source.close(); });
  addEventListener("pageshow", (event) => { if (event.persisted) open(); });
  open();
}

// The server's clock rules (it may be a rehearsal's): the page says what time it was there when it was made.
export const skew = Number(document.querySelector("meta[name=now]").content) - Date.now();

// Every number is absolute: a delta goes over what is there, by metric and by id.
function merged(before, message) {
  const picture = { ...message, asOf: Date.parse(message.asOf), totals: { ...before?.totals, ...message.totals } };
  for (const kind of KINDS) {
    const byId = new Map((before?.[kind] || []).map((one) => [one.id, one]));
    for (const one of message[kind] || []) byId.set(one.id, one);
    picture[kind] = [...byId.values()];
  }
  return picture;
}

// Whether the server is there and still knows us: here, signed-out or away.
async function knock() {
  try {
    const campaign = document.querySelector("[data-campaign]").dataset.campaign;
    const answer = await fetch(`/board/pushes?campaign=${encodeURIComponent(campaign)}`, { headers: { "HX-Request": "true" } });
    return answer.redirected ? "signed-out" : answer.ok ? "here" : "away";
  } catch (offline) { return "away"; }
}

const zh = document.documentElement.lang !== "en";

export const exact = (n) => Math.round(n).toString().replace(/\B(?=(\d{3})+$)/g, ",");

// As the server writes numbers: 3,482, then 1.2 万 and 3.4 亿, in English 12.3K and 3.4M.
export function brief(n) {
  if (Math.abs(n) < 10000) return exact(n);
  const steps = zh ? [[1e8, " 亿"], [1e4, " 万"]] : [[1e9, "B"], [1e6, "M"], [1e3, "K"]];
  const [unit, word] = steps.find(([size]) => Math.abs(n) >= size - size / 2000) || steps[steps.length - 1];
  const [whole, tenth] = (Math.round(n / unit * 10) / 10).toFixed(1).split(".");
  return exact(Number(whole)) + (tenth === "0" ? "" : "." + tenth) + word;
}

export const fill = (sentence, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), sentence);

const clockIn = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const minuteIn = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const clock = (millis) => clockIn.format(millis);
const dayIn = new Intl.DateTimeFormat(zh ? "zh-CN" : "en-GB", { timeZone: "Asia/Shanghai", year: "numeric", month: zh ? "numeric" : "short", day: "numeric", weekday: "short" });
// 2027年6月5日 周六 08:00:00, as the server writes it.
export function full(millis) {
  const part = Object.fromEntries(dayIn.formatToParts(millis).map((one) => [one.type, one.value]));
  return zh ? `${part.year}年${part.month}月${part.day}日 ${part.weekday} ${clock(millis)}` : `${part.weekday} ${part.day} ${part.month} ${part.year}, ${clock(millis)}`;
}
export const hourMinute = (millis) => minuteIn.format(millis);

const MINUTE = 60000;

// Two hours of minutes: what the server wrote, what comes in over it, and what is too old goes.
export class Minutes {
  constructor(rows) { this.byStart = new Map(rows.map(([start, view, play]) => [start, { start, view, play }])); }

  take(minutes) {
    for (const one of minutes || []) {
      const start = Math.floor(Date.parse(one.t) / MINUTE) * MINUTE;
      this.byStart.set(start, { start, view: one.view || 0, play: one.play || 0 });
    }
  }

  until(now) {
    const last = Math.floor(now / MINUTE) * MINUTE;
    for (const start of this.byStart.keys()) if (start <= last - 120 * MINUTE) this.byStart.delete(start);
    const rows = [];
    for (let start = last - 119 * MINUTE; start <= last; start += MINUTE) rows.push(this.byStart.get(start) || { start, view: 0, play: 0 });
    return rows;
  }
}

const sum = (rows) => rows.reduce((all, one) => all + one.view + one.play, 0);

// The hour beside the hour before, in the server's words.
export function change(rows, words) {
  const now = sum(rows.slice(60)), before = sum(rows.slice(0, 60));
  const percent = before ? Math.round(100 * now / before) : 0;
  const word = !before ? (now ? "first" : "none") : percent >= 1000 ? "times" : percent === 100 ? "same" : percent > 100 ? "more" : "less";
  const amount = word === "times" ? Math.round(now / before) : Math.abs(percent - 100);
  return { word, now: fill(words.hour, exact(now)), text: fill(words["hour." + word], exact(amount)) };
}
