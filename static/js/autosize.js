// A text field grows with its text, also where the browser cannot do so by itself.
const knows = CSS.supports("field-sizing", "content");

const grow = (field) => {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
};

if (!knows) {
  document.addEventListener("input", (event) => { if (event.target.matches("textarea")) grow(event.target); });
  for (const field of document.querySelectorAll("textarea")) if (field.value) grow(field);
}
