// Shows only the fields that the chosen rule has; without this script all of them stand there and the rest are not read.
const form = document.querySelector("[data-own-day]");
const rule = form.elements.type;

function show() {
  for (const part of form.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(rule.value);
  for (const field of form.querySelectorAll("[data-for] input, [data-for] select")) field.disabled = field.closest("[hidden]") !== null;
}

rule.addEventListener("change", show);
show();
