// A link to a page that asks becomes a dialog on this page, if it names one.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog) {
    event.preventDefault();
    dialog.showModal();
  }
  if (event.target.closest("dialog [data-close]") || event.target.matches("dialog[open]")) {
    event.preventDefault();
    event.target.closest("dialog").close();
  }
});
