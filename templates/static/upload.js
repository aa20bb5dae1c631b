// Files go up by themselves while the form is still being filled in: percent, time left, and a way to stop.
const token = document.querySelector("meta[name=csrf]").content;

export function send(file, onProgress = () => {}) {
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.open("POST", `/api/v1/media?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("X-CSRF-Token", token);
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded, event.total));
    request.addEventListener("load", () => {
      if (request.status === 201 || request.status === 200) resolve(request.response);
      else reject(new Error(pick(request.response?.detail || `HTTP ${request.status}`)));
    });
    request.addEventListener("error", () => reject(new Error("network")));
    request.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
    request.send(file);
  });
  return { done, stop: () => request.abort() };
}

// A refusal says it in Chinese and then, in brackets, in English.
function pick(detail) {
  const both = /^(.*\p{Script=Han}.*?\S) \(([^\p{Script=Han}]+)\)$/su.exec(detail);
  return both ? both[document.body.dataset.lang === "en" ? 2 : 1] : detail;
}

function size(bytes) {
  return bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function start(box) {
  const part = (name) => box.querySelector(`[data-${name}]`);
  const hidden = box.querySelector("input[type=hidden]");
  const [file, shown, bar, status, clear, stop] = ["file", "shown", "bar", "status", "clear", "stop"].map(part);
  let running = null;

  function rest() {
    running = null;
    bar.hidden = true;
    stop.hidden = true;
    delete box.closest("form").dataset.uploading;
  }

  function show(media) {
    hidden.value = media.id;
    const view = document.createElement(box.dataset.kind === "video" ? "video" : "img");
    view.src = `/media/${media.id}/${media.name}`;
    if (view.tagName === "VIDEO") view.controls = true;
    shown.replaceChildren(view);
    clear.hidden = false;
    status.textContent = `${media.name} · ${size(media.size)}`;
    box.closest("form").dataset.changed = "yes";
  }

  async function take(chosen) {
    if (!chosen) return;
    running?.stop();
    status.className = "hint";
    const began = performance.now();
    bar.hidden = false;
    stop.hidden = false;
    box.closest("form").dataset.uploading = "yes";
    running = send(chosen, (loaded, total) => {
      const percent = Math.floor((loaded / total) * 100);
      const seconds = Math.ceil(((performance.now() - began) / loaded) * (total - loaded) / 1000);
      bar.firstElementChild.style.width = `${percent}%`;
      status.textContent = box.dataset.left.replace("{0}", percent).replace("{1}", seconds).replace("{2}", size(total));
    });
    try {
      show(await running.done);
      rest();
    } catch (failure) {
      rest();
      status.textContent = failure.name === "AbortError" ? "" : `${box.dataset.failed}${failure.message}`;
      status.className = "error";
    }
  }

  file.addEventListener("change", () => { take(file.files[0]); file.value = ""; });
  stop.addEventListener("click", () => running?.stop());
  clear.addEventListener("click", () => {
    hidden.value = "";
    shown.replaceChildren();
    clear.hidden = true;
    status.textContent = "";
  });
  box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("is-over"); });
  box.addEventListener("dragleave", () => box.classList.remove("is-over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("is-over");
    take(event.dataTransfer.files[0]);
  });
  box.closest("form").addEventListener("submit", (event) => {
    if (!running) return;
    event.preventDefault();
    status.textContent = box.dataset.busy;
  });
}

for (const box of document.querySelectorAll("[data-upload]")) start(box);
