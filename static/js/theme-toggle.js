// Light, dark, or as the system has it; remembered on this device only.
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
const buttons = () => document.querySelectorAll("[data-theme-toggle]");
const tell = () => { for (const button of buttons()) button.setAttribute("aria-pressed", String(isDark())); };

for (const button of buttons()) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const wanted = isDark() ? "light" : "dark";
    const isSystem = (wanted === "dark") === system.matches;
    if (isSystem) delete root.dataset.theme; else root.dataset.theme = wanted;
    try {
      if (isSystem) localStorage.removeItem("theme"); else localStorage.setItem("theme", wanted);
    } catch { /* kept for this page only */ }
    tell();
  });
}
system.addEventListener("change", tell);
tell();
