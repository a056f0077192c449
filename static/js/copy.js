// Copies the field beside the button; also where the page has no secure context.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = button.parentElement.querySelector("[data-copy-source]");
  const label = button.querySelector("[data-copy-label]");
  const words = label.textContent;
  button.hidden = false;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select();
      document.execCommand("copy");
      button.focus();
    }
    label.textContent = label.dataset.done;
    setTimeout(() => { label.textContent = words; }, 2000);
  });
}
