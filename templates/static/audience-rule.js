// A rule as groups of conditions: rows and groups that are not needed yet stay folded away.
for (const groups of document.querySelectorAll("[data-groups]")) {
  const joiner = groups.querySelector("[data-joiner]");
  const shown = () => [...groups.querySelectorAll("[data-group]")].filter((group) => !group.hidden);

  function settle() {
    joiner.hidden = shown().length < 2;
    for (const group of groups.querySelectorAll("[data-group]")) {
      group.querySelector("[data-more-rows]").hidden = !group.querySelector("[data-row][hidden]");
    }
    groups.querySelector("[data-more-groups]").hidden = !groups.querySelector("[data-group][hidden]");
  }

  function open(part) {
    if (!part) return;
    part.hidden = false;
    part.querySelector("select, input:not([type=checkbox])").focus();
    settle();
  }

  groups.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (button?.matches("[data-more-rows]")) open(button.closest("[data-group]").querySelector("[data-row][hidden]"));
    if (button?.matches("[data-more-groups]")) open(groups.querySelector("[data-group][hidden]"));
  });
  groups.addEventListener("change", ({ target }) => {
    if (!target.name?.endsWith("what")) return;
    target.closest("[data-row]").querySelector("[data-attribute]").hidden = target.value !== "attribute";
  });
  settle();
}
