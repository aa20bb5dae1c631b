// Quick choices for a time: some seconds from now, or an hour of the day that is typed already, in the form's zone.
const skew = Number(document.querySelector("meta[name=now]").content) - performance.timeOrigin - performance.now();

function partsIn(zone, millis) {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
  });
  return Object.fromEntries(format.formatToParts(millis).map((part) => [part.type, part.value]));
}

function localIn(zone, millis) {
  const at = partsIn(zone, millis);
  return `${at.year}-${at.month}-${at.day}T${at.hour}:${at.minute}:${at.second}`;
}

for (const quick of document.querySelectorAll("[data-quick]")) {
  const form = quick.closest("form");
  const input = form.querySelector("[data-local]");
  const zone = () => form.elements.zone.value;
  quick.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const now = Date.now() + skew;
    if (button.dataset.seconds) input.value = localIn(zone(), now + Number(button.dataset.seconds) * 1000);
    else input.value = `${(input.value || localIn(zone(), now)).slice(0, 10)}T${button.dataset.clock}:00`;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// A fixed date or one that moves with the campaign: only the fields of the chosen one show.
for (const radio of document.querySelectorAll("input[name=when]")) {
  radio.addEventListener("change", () => {
    for (const part of radio.form.querySelectorAll("[data-choice]")) part.hidden = part.dataset.choice !== radio.value;
  });
}

// The free slot that was offered, taken over into the form as a fixed date.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-free]");
  if (!button) return;
  const form = button.closest("form");
  const input = form.querySelector("[data-local]");
  const fixed = form.querySelector("input[name=when][value=fixed]");
  if (fixed && !fixed.checked) {
    fixed.checked = true;
    fixed.dispatchEvent(new Event("change", { bubbles: true }));
  }
  input.value = button.dataset.free;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
