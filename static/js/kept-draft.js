// Answers that were not stored stay in sight, to be copied or deleted, on whichever page their link leads to.
import { bodyOf, digestOf, wordsOf } from "./answers.js";
import { draftStore } from "./draft-store.js";
import { post } from "./send-answer.js";

export const showKept = (form, drafts, words) => {
  form.elements.text.value = drafts.map((draft) => wordsOf(draft.answers)).join("\n\n");
  if (words) form.querySelector("[data-kept-words]").textContent = words;
  form.querySelector("[data-kept-delete]").addEventListener("click", () => {
    for (const { submission } of drafts) draftStore(form.dataset.keptDraft).drop(submission);
    form.replaceChildren(form.dataset.deleted);
  });
  form.hidden = false;
};

// A frozen draft may be the very answers that counted, their reply lost on the way.
const isStored = async (form, draft) => {
  const reply = draft.frozen ? await post(form.action, bodyOf(form, draft)) : null;
  return reply?.state === "received" && reply.digest === digestOf(draft.answers);
};

// Ask for each draft, and keep it only if it is not stored.
const check = async (form) => {
  const store = draftStore(form.dataset.keptDraft);
  const left = [];
  for (const draft of store.all()) {
    if (await isStored(form, draft)) store.drop(draft.submission);
    else left.push(draft);
  }
  if (left.length) showKept(form, left);
};

document.querySelectorAll("[data-kept-check]").forEach(check);
