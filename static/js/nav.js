// On a phone the places scroll sideways: bring the current one into view.
const current = document.querySelector(".nav [aria-current]");
const strip = current?.closest("ul");
if (strip && strip.scrollWidth > strip.clientWidth) {
  strip.scrollLeft = current.offsetLeft - (strip.clientWidth - current.offsetWidth) / 2;
}
