// A filter that was chosen holds at once; the button stays for who has no script.
const form = document.querySelector("[data-target-filter]");
for (const select of form?.querySelectorAll("select") || []) select.addEventListener("change", () => form.submit());
const button = form?.querySelector("button");
if (button) button.hidden = true;
