// A button that prints the page; without scripts the browser's own menu does.
const show = (root) => { for (const button of root.querySelectorAll("[data-print]")) button.hidden = false; };

document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) print(); });
document.addEventListener("htmx:load", (event) => show(event.detail.elt));
show(document);
