// A small editor over the body's text area: paragraphs, headings, lists, bold, links, pictures. Without it the text area serves.
import { cleanFragment, cleanText } from "./clean-html.js";
import { send } from "./upload.js";

function start(editor) {
  const area = editor.querySelector("textarea");
  const tools = editor.querySelector(".editor-tools");
  const page = document.createElement("div");
  page.className = "editor-page";
  page.contentEditable = "true";
  page.setAttribute("role", "textbox");
  page.setAttribute("aria-multiline", "true");
  page.setAttribute("aria-label", area.labels[0]?.textContent || "");
  const source = /<\w/.test(area.value) ? cleanFragment(area.value) : cleanText(area.value);
  page.append(...source.childNodes);
  if (!page.childNodes.length) page.append(document.createElement("p"));
  area.after(page);
  area.hidden = true;
  tools.hidden = false;
  document.execCommand("defaultParagraphSeparator", false, "p");
  const counter = tools.querySelector("[data-count]");
  const count = () => { counter.textContent = counter.dataset.count.replace("{0}", page.textContent.trim().length); };
  const keep = () => { area.value = cleanFragment(page.innerHTML).innerHTML; count(); };
  count();

  page.addEventListener("input", () => { keep(); area.form.dataset.changed = "yes"; });
  page.addEventListener("paste", (event) => {
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    const clean = html ? cleanFragment(html) : cleanText(event.clipboardData.getData("text/plain"));
    const isLine = clean.childElementCount === 1 && clean.firstElementChild.tagName === "P";
    document.execCommand("insertHTML", false, isLine ? clean.firstElementChild.innerHTML : clean.innerHTML);
    plain(page);
  });
  area.form.addEventListener("submit", keep);
  tools.addEventListener("mousedown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    page.focus();
    if (button.dataset.block) document.execCommand("formatBlock", false, button.dataset.block);
    else if (button.dataset.do === "link") link(editor);
    else document.execCommand(button.dataset.do);
    keep();
  });
  tools.querySelector("[data-picture]").addEventListener("change", async (event) => {
    const file = event.target.files[0];
    event.target.value = "";
    if (!file) return;
    try {
      const media = await send(file).done;
      page.focus();
      const picture = document.createElement("img");
      picture.src = `/media/${media.id}/${media.name}`;
      picture.alt = file.name.replace(/\.\w+$/, "");
      const at = getSelection().rangeCount && page.contains(getSelection().anchorNode) ? getSelection().getRangeAt(0) : null;
      const block = at && [...page.children].find((child) => child.contains(at.startContainer));
      if (block) block.after(picture); else page.append(picture);
      keep();
    } catch (refused) { alert(refused.message); }
  });
}

// Browsers keep the look of where something was pasted by styles of their own; an article has none.
function plain(page) {
  for (const node of page.querySelectorAll("span, font")) node.replaceWith(...node.childNodes);
  for (const node of page.querySelectorAll("[style], [class]")) {
    node.removeAttribute("style");
    node.removeAttribute("class");
  }
}

function link(editor) {
  const address = prompt(editor.dataset.link, "https://");
  if (address && address.startsWith("https://") && address.length > 8) document.execCommand("createLink", false, address);
}

for (const editor of document.querySelectorAll("[data-editor]")) start(editor);

for (const input of document.querySelectorAll("[data-counted]")) {
  const told = document.createElement("span");
  told.className = "opt";
  input.labels[0]?.append(" ", told);
  const count = () => { told.textContent = `${[...input.value].length}/${input.dataset.counted}`; };
  input.addEventListener("input", count);
  count();
}

const form = document.querySelector("form[data-leave]");
if (form) {
  form.addEventListener("input", () => { form.dataset.changed = "yes"; });
  form.addEventListener("submit", () => { delete form.dataset.changed; });
  addEventListener("beforeunload", (event) => { if (form.dataset.changed) event.preventDefault(); });
}
