// A text that was not stored stays in sight, to be copied or deleted, on whichever page its link leads to.
import { draftStore } from "./draft-store.js";
import { post } from "./send-answer.js";
import { sha256 } from "./sha256.js";

export const showKept = (form, text, words) => {
  form.elements.text.value = text;
  if (words) form.querySelector("[data-kept-words]").textContent = words;
  form.querySelector("[data-kept-delete]").addEventListener("click", () => {
    draftStore(form.dataset.keptDraft).drop();
    form.replaceChildren(form.dataset.deleted);
  });
  form.hidden = false;
};

// A frozen draft may be the very text that counted, its reply lost on the way: ask, and keep it only if not.
const check = async (form) => {
  const store = draftStore(form.dataset.keptDraft);
  const draft = store.read();
  if (!draft) return;
  form.elements.text.value = draft.text;
  form.elements.submission_id.value = draft.submission;
  const reply = draft.frozen ? await post(form) : null;
  if (reply?.state === "received" && reply.digest === sha256(draft.text)) store.drop();
  else showKept(form, draft.text);
};

document.querySelectorAll("[data-kept-check]").forEach(check);
