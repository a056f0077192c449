// Arrow keys move between the pairs of a grid, and one Tab leaves it. Without this script each pair is a link of its own.
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

const take = (cells, link) => {
  for (const row of cells) for (const other of row) other.tabIndex = other === link ? 0 : -1;
};

for (const grid of document.querySelectorAll("[data-pair-grid]")) {
  const cells = [...grid.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td a")]);
  const all = cells.flat();
  if (!all.length) continue;
  take(cells, all[0]);
  grid.addEventListener("focusin", (event) => { if (all.includes(event.target)) take(cells, event.target); });
  grid.addEventListener("keydown", (event) => {
    const link = event.target.closest("td a");
    const y = cells.findIndex((row) => row.includes(link));
    if (y < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const x = cells[y].indexOf(link);
    const [down, right] = STEPS[event.key] || [0, 0];
    const next = event.key === "Home" ? cells[y][0] : event.key === "End" ? cells[y].at(-1) : down || right ? (cells[y + down] || [])[x + right] : null;
    if (next === null) return;
    event.preventDefault();
    if (next) next.focus();
  });
}
