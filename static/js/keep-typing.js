// What is typed stays in this tab until a page says it arrived, so that an ended session or a lost connection costs nothing.
const key = `kept:${window.location.pathname}`;
const form = document.querySelector("form[data-keep]");

if (document.querySelector("[data-kept-arrived]")) {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith("kept:")) sessionStorage.removeItem(name);
}

if (form) {
  const fields = [...form.elements].filter((field) => field.name && field.name !== "csrfmiddlewaretoken" && field.type !== "submit");
  const isTicked = (field) => field.type === "radio" || field.type === "checkbox";
  const nameOf = (field) => (isTicked(field) ? `${field.name}=${field.value}` : field.name); // several share a name
  const typed = () => JSON.stringify(Object.fromEntries(fields.map((field) => [nameOf(field), isTicked(field) ? field.checked : field.value])));
  const words = (texts) => JSON.stringify({ ...JSON.parse(texts), seen: undefined }); // what the page had shown is no word
  const kept = sessionStorage.getItem(key);
  if (kept && words(kept) !== words(typed())) {
    const texts = JSON.parse(kept);
    for (const field of fields) {
      if (!(nameOf(field) in texts)) continue;
      const isBack = (isTicked(field) ? field.checked : field.value) !== texts[nameOf(field)];
      for (let fold = isBack && field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      if (isTicked(field)) field.checked = texts[nameOf(field)];
      else field.value = texts[nameOf(field)];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const note = form.querySelector("[data-kept-note]");
    if (note) note.hidden = false;
  }
  form.addEventListener("input", () => sessionStorage.setItem(key, typed()));
}
