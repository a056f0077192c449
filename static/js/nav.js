// On a phone places and tabs scroll sideways: bring the current one into view.
for (const current of document.querySelectorAll(".nav [aria-current], .tabs [aria-current]")) {
  const strip = current.closest("ul, .tabs");
  if (strip.scrollWidth > strip.clientWidth) {
    strip.scrollLeft = current.offsetLeft - (strip.clientWidth - current.offsetWidth) / 2;
  }
}
