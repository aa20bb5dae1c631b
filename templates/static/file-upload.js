// Handing a file in: it goes up as itself with percent and time left, and can be stopped; then the page of what it became opens.
// The form says where to (data-upload), with which of its fields (data-query) and what opens next (data-next, an id follows).
const token = document.querySelector("meta[name=csrf]").content;
const form = document.querySelector("[data-upload]");
document.documentElement.classList.add("has-script");

function pick(detail) {
  const both = /^(?:\/\w+: )?(.*\p{Script=Han}.*?\S) \(([^\p{Script=Han}]+)\)$/su.exec(detail);
  return both ? both[document.body.dataset.lang === "en" ? 2 : 1] : detail;
}

function size(bytes) {
  return bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

if (form) {
  const part = (name) => form.querySelector(`[data-${name}]`);
  const [drop, name, file, bar, status, stop] = ["drop", "name", "file", "bar", "status", "stop"].map(part);
  const empty = name.textContent;
  let running = null;

  const shown = () => {
    const chosen = file.files[0];
    name.textContent = chosen ? `${chosen.name} · ${size(chosen.size)}` : empty;
    status.textContent = "";
    status.className = "hint";
  };

  function address(chosen) {
    const data = new FormData(form);
    const query = new URLSearchParams({ name: chosen.name });
    for (const key of (form.dataset.query ?? "").split(" ")) {
      const values = key ? data.getAll(key).filter(Boolean) : [];
      if (values.length) query.set(key, values.join(","));
    }
    return `${form.dataset.upload}?${query}`;
  }

  function rest(message = "", failed = false) {
    running = null;
    bar.hidden = true;
    stop.hidden = true;
    status.textContent = message;
    status.className = failed ? "error" : "hint";
  }

  function send(chosen) {
    const began = performance.now();
    running = new XMLHttpRequest();
    running.open("POST", address(chosen));
    running.setRequestHeader("X-CSRF-Token", token);
    running.setRequestHeader("Content-Type", "application/octet-stream");
    running.responseType = "json";
    bar.hidden = false;
    stop.hidden = false;
    running.upload.addEventListener("progress", ({ loaded, total }) => {
      const percent = Math.floor((loaded / total) * 100);
      const seconds = Math.ceil(((performance.now() - began) / loaded) * (total - loaded) / 1000);
      bar.firstElementChild.style.width = `${percent}%`;
      status.textContent = percent < 100
        ? form.dataset.left.replace("{0}", percent).replace("{1}", seconds).replace("{2}", size(total))
        : form.dataset.reading;
    });
    running.addEventListener("load", () => {
      if (running.status === 201) location.href = form.dataset.next + running.response.id;
      else rest(form.dataset.failed + pick(running.response?.detail || `HTTP ${running.status}`), true);
    });
    running.addEventListener("error", () => rest(`${form.dataset.failed}network`, true));
    running.addEventListener("abort", () => rest());
    running.send(chosen);
  }

  file.addEventListener("change", shown);
  stop.addEventListener("click", () => running?.abort());
  drop.addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("is-over"); });
  drop.addEventListener("dragleave", () => drop.classList.remove("is-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("is-over");
    file.files = event.dataTransfer.files;
    shown();
  });
  form.addEventListener("submit", (event) => {
    if (running) { event.preventDefault(); return; }
    if (!file.files[0]) return; // pasted text, or nothing: the server answers
    event.preventDefault();
    send(file.files[0]);
  });
}
