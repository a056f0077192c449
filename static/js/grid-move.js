// Drag a mark of the power–interest grid to another field. Without this script the number fields in the list do the same.
const nearest = (steps, at) => steps.reduce((best, step, index) => (Math.abs(step - at) < Math.abs(steps[best] - at) ? index : best), 0) + 1;

const place = (drawing, event) => {
  const steps = drawing.dataset.gridSteps.split(" ").map(Number);
  const [left, width, height] = drawing.dataset.gridFrame.split(" ").map(Number);
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
  return { interest: nearest(steps, (at.x - left) / width), power: nearest(steps, 1 - at.y / height) };
};

const send = (mark, { power, interest }) => {
  const form = document.querySelector(`[data-grid-form="${mark.dataset.gridMark}"]`);
  if (!form || (Number(form.elements.power.value) === power && Number(form.elements.interest.value) === interest)) return;
  form.elements.power.value = power;
  form.elements.interest.value = interest;
  form.submit();
};

for (const drawing of document.querySelectorAll("[data-grid-steps]")) {
  for (const mark of drawing.querySelectorAll("[data-grid-mark]")) {
    mark.addEventListener("dragstart", (event) => event.preventDefault()); // the browser would drag the link
    mark.addEventListener("pointerdown", (start) => {
      if (start.button !== 0) return;
      let hasMoved = false;
      const move = (event) => {
        hasMoved ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > 6;
        if (!hasMoved) return;
        const scale = drawing.getScreenCTM().a;
        mark.classList.add("is-dragged");
        mark.setAttribute("transform", `translate(${(event.clientX - start.clientX) / scale} ${(event.clientY - start.clientY) / scale})`);
      };
      const end = (event) => {
        document.removeEventListener("pointermove", move);
        document.removeEventListener("pointerup", end);
        document.removeEventListener("pointercancel", end);
        mark.classList.remove("is-dragged");
        mark.removeAttribute("transform");
        if (!hasMoved) return;
        mark.addEventListener("click", (click) => click.preventDefault(), { once: true });
        if (event.type === "pointerup") send(mark, place(drawing, event));
      };
      document.addEventListener("pointermove", move);
      document.addEventListener("pointerup", end);
      document.addEventListener("pointercancel", end);
    });
  }
}
