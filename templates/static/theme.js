// Runs before the first paint: a theme that was chosen here goes before the system's.
try {
  const chosen = localStorage.getItem("redletter.theme");
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
} catch (blocked) { /* storage may be shut: then the system decides */ }
