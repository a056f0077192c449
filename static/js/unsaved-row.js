// A row in which something was chosen shows that it waits to be saved.
document.addEventListener("change", (event) => event.target.closest("[data-row]")?.classList.add("is-changed"));
