// Drag the items of a list by their number; the order is posted. Without this script the up and down buttons do the same.
const status = document.querySelector("[data-sortable-status]");

const order = (list) => [...list.querySelectorAll("[data-sortable-item]")].map((item) => item.dataset.sortableItem);

const post = async (list) => {
  const body = new FormData();
  for (const id of order(list)) body.append("promise", id);
  const headers = { "X-CSRFToken": list.dataset.token, "X-Requested-With": "fetch" };
  const answer = await fetch(list.dataset.sortable, { method: "POST", body, headers }).catch(() => null);
  if (answer && answer.ok) window.location.reload();
  else if (status) {
    status.textContent = status.dataset.failed;
    status.classList.remove("visually-hidden");
  }
};

const follow = (list, item, event) => {
  for (const other of list.children) {
    const box = other.getBoundingClientRect();
    if (other === item || event.clientY < box.top || event.clientY > box.bottom) continue;
    other[event.clientY < box.top + box.height / 2 ? "before" : "after"](item);
    return;
  }
};

for (const list of document.querySelectorAll("[data-sortable]")) {
  for (const item of list.querySelectorAll("[data-sortable-item]")) {
    const handle = item.querySelector(".promise-number");
    handle.dataset.sortableHandle = "";
    handle.addEventListener("pointerdown", (start) => {
      start.preventDefault();
      const before = order(list).join();
      const move = (event) => follow(list, item, event);
      const drop = () => {
        document.removeEventListener("pointermove", move);
        item.classList.remove("is-dragged");
        if (order(list).join() !== before) post(list);
      };
      item.classList.add("is-dragged");
      document.addEventListener("pointermove", move);
      document.addEventListener("pointerup", drop, { once: true });
      document.addEventListener("pointercancel", drop, { once: true });
    });
  }
}
