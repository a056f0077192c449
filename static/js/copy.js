// Copies the field beside the button; also where the page has no secure context.
const show = (root) => { for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false; };

const copy = async (field) => {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    document.execCommand("copy");
  }
};

document.addEventListener("focusin", (event) => { if (event.target.matches("[data-copy-source]")) event.target.select(); });
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await copy(button.parentElement.querySelector("[data-copy-source]"));
  button.focus();
  const label = button.querySelector("[data-copy-label]");
  label.dataset.words ??= label.textContent;
  label.textContent = label.dataset.done;
  setTimeout(() => { label.textContent = label.dataset.words; }, 2000);
});
document.addEventListener("htmx:load", (event) => show(event.detail.elt));
show(document);
