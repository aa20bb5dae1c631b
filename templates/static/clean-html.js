// Leaves of pasted or typed HTML what an article needs. The server cleans again; this keeps the page the author sees honest.
const KEPT = new Set(["P", "H2", "H3", "UL", "OL", "LI", "STRONG", "EM", "A", "BLOCKQUOTE", "BR", "IMG"]);
const RENAMED = { B: "strong", I: "em", H1: "h2", H4: "h3", DIV: "p" };
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT", "HEAD", "TITLE"]);
const BLOCKS = new Set(["P", "H2", "H3", "UL", "OL", "BLOCKQUOTE"]);

function cleanInto(target, source) {
  for (const node of [...source.childNodes]) {
    if (node.nodeType === Node.TEXT_NODE) target.append(node.textContent);
    else if (node.nodeType === Node.ELEMENT_NODE && !DROPPED.has(node.tagName)) cleanElement(target, node);
  }
}

function cleanElement(target, node) {
  const name = RENAMED[node.tagName] || (KEPT.has(node.tagName) ? node.tagName.toLowerCase() : null);
  if (!name) return cleanInto(target, node);
  const made = document.createElement(name);
  if (name === "a") {
    const href = node.getAttribute("href") || "";
    if (!href.startsWith("https://")) return cleanInto(target, node);
    made.setAttribute("href", href);
  }
  if (name === "img") {
    const src = node.getAttribute("src") || "";
    if (!/^\/media\/[0-9a-f]{64}\//.test(src)) return;
    made.setAttribute("src", src);
    made.setAttribute("alt", node.getAttribute("alt") || "");
  }
  cleanInto(made, node);
  const insideText = target.tagName && ["P", "H2", "H3"].includes(target.tagName);
  if (insideText && BLOCKS.has(made.tagName)) target.append(...made.childNodes, document.createElement("br"));
  else target.append(made);
}

// What lies loose between blocks becomes a paragraph.
function paragraphs(root) {
  let open = null;
  for (const node of [...root.childNodes]) {
    const isBlock = node.nodeType === Node.ELEMENT_NODE && (BLOCKS.has(node.tagName) || node.tagName === "IMG");
    if (isBlock) { open = null; continue; }
    if (node.nodeType === Node.TEXT_NODE && !node.textContent.trim() && !open) { node.remove(); continue; }
    if (node.nodeName === "BR") { open = null; node.remove(); continue; }
    if (!open) { open = document.createElement("p"); node.before(open); }
    open.append(node);
  }
  for (const block of [...root.querySelectorAll("p, h2, h3, li")]) {
    if (!block.textContent.trim() && !block.querySelector("img")) block.remove();
  }
}

export function cleanFragment(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const root = document.createElement("div");
  cleanInto(root, parsed.body);
  paragraphs(root);
  return root;
}

export const cleanText = (text) => {
  const root = document.createElement("div");
  for (const line of text.split(/\n+/)) {
    if (line.trim()) root.append(Object.assign(document.createElement("p"), { textContent: line.trim() }));
  }
  return root;
};
