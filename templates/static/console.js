// What every staff page does in the browser: theme, keys, moving times, questions before a step that cannot be undone.
import { startTimes } from "./times.js";
import { startKeys } from "./keys.js";

function startTheme() {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    button.addEventListener("click", () => {
      const now = root.dataset.theme || (dark.matches ? "dark" : "light");
      root.dataset.theme = now === "dark" ? "light" : "dark";
      try { localStorage.setItem("redletter.theme", root.dataset.theme); } catch (shut) { /* holds for this page only */ }
      document.dispatchEvent(new CustomEvent("redletter:theme"));
    });
  }
}

function startThemeChoice() {
  for (const button of document.querySelectorAll("[data-theme-set]")) {
    button.addEventListener("click", () => {
      const wanted = button.dataset.themeSet;
      if (wanted) document.documentElement.dataset.theme = wanted;
      else delete document.documentElement.dataset.theme;
      try {
        if (wanted) localStorage.setItem("redletter.theme", wanted);
        else localStorage.removeItem("redletter.theme");
      } catch (shut) { /* holds for this page only */ }
      document.dispatchEvent(new CustomEvent("redletter:theme"));
    });
  }
}

function startQuestions() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.ask && !confirm(form.dataset.ask)) {
      event.preventDefault();
      return;
    }
    for (const button of form.querySelectorAll("button:not([type=button])")) {
      setTimeout(() => { button.disabled = true; }, 0);
      setTimeout(() => { button.disabled = false; }, 4000);
    }
  });
}

function startCopies() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    const word = button.querySelector("[data-word]") || button;
    const before = word.textContent;
    word.textContent = button.dataset.copied;
    setTimeout(() => { word.textContent = before; }, 1500);
  });
}

function startPathCopies() {
  for (const button of document.querySelectorAll("[data-copy-path]")) button.dataset.copy = location.origin + button.dataset.copyPath;
}

function startLanguage() {
  for (const link of document.querySelectorAll('a[href^="?lang="]')) {
    const address = new URL(location.href);
    address.searchParams.set("lang", link.getAttribute("href").slice(6));
    link.href = address.pathname + address.search;
  }
}

// A part that renews itself waits while somebody reads what they folded out in it.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.id === "progress" && event.target.querySelector("details[open]")) event.preventDefault();
});

startTheme();
startThemeChoice();
startQuestions();
startPathCopies();
startCopies();
startLanguage();
startTimes();
startKeys();
for (const button of document.querySelectorAll("[data-back]")) button.addEventListener("click", () => history.back());
