// Drag the items of a list by a handle; the order is posted. Without this script the up and down buttons do the same.
const status = document.querySelector("[data-sortable-status]");

const post = async (list) => {
  const body = new FormData();
  for (const item of list.querySelectorAll("[data-sortable-item]")) body.append("promise", item.dataset.sortableItem);
  const headers = { "X-CSRFToken": list.dataset.token, "X-Requested-With": "fetch" };
  const answer = await fetch(list.dataset.sortable, { method: "POST", body, headers }).catch(() => null);
  if (answer && answer.ok) window.location.reload();
  else if (status) status.textContent = status.dataset.failed;
};

for (const list of document.querySelectorAll("[data-sortable]")) {
  let dragged = null;
  let before = "";
  const order = () => [...list.children].map((item) => item.dataset.sortableItem).join();
  for (const item of list.querySelectorAll("[data-sortable-item]")) {
    const handle = item.querySelector(".promise-number");
    handle.dataset.sortableHandle = "";
    handle.addEventListener("pointerdown", (event) => {
      dragged = item;
      before = order();
      item.classList.add("is-dragged");
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener("pointermove", (event) => {
      if (dragged !== item) return;
      for (const other of list.children) {
        if (other === item) continue;
        const box = other.getBoundingClientRect();
        if (event.clientY < box.top || event.clientY > box.bottom) continue;
        other[event.clientY < box.top + box.height / 2 ? "before" : "after"](item);
        break;
      }
    });
    const drop = () => {
      if (dragged !== item) return;
      dragged = null;
      item.classList.remove("is-dragged");
      if (order() !== before) post(list);
    };
    handle.addEventListener("pointerup", drop);
    handle.addEventListener("pointercancel", drop);
  }
}
