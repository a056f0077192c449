// A button that leads to a longer wait says so once it is pressed, and reads as before when one comes back.
for (const button of document.querySelectorAll("button[data-busy]")) {
  const words = button.textContent;
  button.form.addEventListener("submit", () => { button.textContent = button.dataset.busy; button.setAttribute("aria-busy", "true"); });
  addEventListener("pageshow", () => { button.textContent = words; button.removeAttribute("aria-busy"); });
}
