// A text field grows with its text.
const grow = (field) => { field.rows = Math.max(Number(field.dataset.rows || 3), field.value.split("\n").length + Math.floor(field.value.length / 70)); };
for (const field of document.querySelectorAll("textarea")) {
  field.dataset.rows = field.rows;
  grow(field);
  field.addEventListener("input", () => grow(field));
}
