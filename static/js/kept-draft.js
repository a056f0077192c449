// Answers that were not stored stay in sight, to be copied or deleted, on whichever page their link leads to.
import { digestOf, putBack, wordsOf } from "./answers.js";
import { draftStore } from "./draft-store.js";
import { post } from "./send-answer.js";

export const showKept = (form, answers, words) => {
  form.elements.text.value = wordsOf(answers);
  if (words) form.querySelector("[data-kept-words]").textContent = words;
  form.querySelector("[data-kept-delete]").addEventListener("click", () => {
    draftStore(form.dataset.keptDraft).drop();
    form.replaceChildren(form.dataset.deleted);
  });
  form.hidden = false;
};

// A frozen draft may be the very answers that counted, their reply lost on the way: ask, and keep them only if not.
const check = async (form) => {
  const store = draftStore(form.dataset.keptDraft);
  const draft = store.read();
  if (!draft) return;
  putBack(form, draft.answers);
  form.elements.submission_id.value = draft.submission;
  form.elements.part.value = draft.part;
  const reply = draft.frozen ? await post(form) : null;
  if (reply?.state === "received" && reply.digest === digestOf(draft.answers)) store.drop();
  else showKept(form, draft.answers);
};

document.querySelectorAll("[data-kept-check]").forEach(check);
