// One small behavior per data- attribute. Every page works without them.
import "./copy.js";
import "./dialog.js";
import "./print.js";
import "./theme-toggle.js";
import "./autosize.js";

document.addEventListener("htmx:afterSwap", (event) => {
  const heading = event.detail.target.querySelector("[data-focus]");
  if (heading) heading.focus();
});
