// Tells how many of the hundred points are given while somebody types; without it the page says so when saved.
const told = document.querySelector("[data-points-told]");

if (told) {
  const fields = [...told.closest("section").querySelectorAll("input[type=number]")];
  const tell = () => {
    const points = fields.reduce((sum, field) => sum + (Number(field.value) || 0), 0);
    told.textContent = told.dataset.pointsTold.replace("{points}", points);
  };
  told.closest("section").addEventListener("input", tell);
  tell();
}
