// Runs before the first paint: the scheme chosen on this device, if any.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch { /* a browser without storage follows the system */ }
