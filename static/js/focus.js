// After a part of the page was replaced, people on a keyboard or a screen reader follow it.
document.addEventListener("htmx:afterSwap", (event) => {
  const place = event.detail.elt.matches("[data-focus]") ? event.detail.elt : event.detail.elt.querySelector("[data-focus]");
  (place ?? document.querySelector("[data-focus-after-swap]"))?.focus();
});
