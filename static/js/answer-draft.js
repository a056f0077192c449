// Answers that survive a closed tab and a dead network; without this script the form is sent as any other.
import { stepsOf } from "./answer-steps.js";
import { answersOf, bodyOf, digestOf, isEmpty, putBack } from "./answers.js";
import { draftStore, sweepDrafts } from "./draft-store.js";
import { showKept } from "./kept-draft.js";
import { postUntilTold } from "./send-answer.js";

const PAUSE = 1000;

const start = (form) => {
  const { submission_id: submission, part } = form.elements;
  const kept = document.querySelector("[data-kept-draft]");
  const shared = form.querySelector("[data-draft-shared]");
  const status = form.querySelector("[data-draft-status]");
  const store = draftStore(form.dataset.answerDraft);
  const steps = form.matches("[data-steps]") ? stepsOf(form) : null;
  let timer;
  let frozen = null; // what is on its way, until the server has said what became of it
  let finished = false;

  const say = (words, watch) => { status.textContent = words; status.classList.toggle("is-watch", Boolean(watch)); };
  const isShared = () => shared.querySelector("input").checked;
  const written = () => frozen ?? { answers: answersOf(form), part: part.value, submission: submission.value };
  const save = () => {
    clearTimeout(timer);
    const draft = written();
    if (isShared() || isEmpty(draft.answers)) return store.drop(draft.submission);
    const isKept = store.keep({ ...draft, frozen: Boolean(frozen) });
    return frozen || say(isKept ? form.dataset.saved : form.dataset.notKept);
  };
  const freeze = (draft) => {
    frozen = draft;
    for (const field of form.elements) {
      if (field.type === "textarea") field.readOnly = Boolean(draft); // still to be read and copied
      else if (field.type !== "hidden") field.disabled = Boolean(draft);
    }
    form.setAttribute("aria-busy", String(Boolean(draft)));
  };
  const finish = () => { clearTimeout(timer); finished = true; };
  const done = () => { store.drop(frozen.submission); finish(); location.assign(form.dataset.doneUrl); };
  const refuse = (words) => { finish(); form.hidden = true; showKept(kept, [frozen], words); kept.elements.text.focus(); };
  const turn = () => { freeze(null); save(); finish(); form.submit(); }; // the next page carries these answers with it
  const refusals = { already_received: form.dataset.already, closed: form.dataset.closed, answered_before_closing: form.dataset.answeredBeforeClosing };

  const settle = (reply) => {
    if (reply.state === "received") return reply.digest === digestOf(frozen.answers) ? done() : refuse(form.dataset.differs);
    if (refusals[reply.state]) return refuse(refusals[reply.state]);
    if (reply.state === "next" || (reply.state === "invalid" && String(reply.part) !== part.value)) return turn();
    freeze(null);
    save();
    if (reply.state !== "invalid") return say(form.dataset.reload, true);
    steps?.point(reply.errors);
    return say(Object.values(reply.errors).join(" "), true);
  };
  const send = async (draft) => {
    freeze(draft);
    save();
    say(form.dataset.sending);
    settle(await postUntilTold(form.action, bodyOf(form, draft), () => say(form.dataset.waiting, true)));
  };

  sweepDrafts();
  shared.hidden = form.dataset.kiosk !== undefined;
  shared.addEventListener("change", () => { save(); if (isShared()) say(form.dataset.notKept); });
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, PAUSE); });
  addEventListener("pagehide", () => { if (!finished && !isEmpty(written().answers)) save(); });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); }); // Back: what was sent meanwhile counts
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "language") return save();
    event.preventDefault();
    return frozen || send(written());
  });

  const draft = isShared() ? null : store.all()[0];
  const isFirst = part.value === "1";
  const isBlank = isEmpty(answersOf(form));
  if (!draft || (isFirst && !isBlank)) return steps?.begin({ isBlank });
  const shows = putBack(form, draft.answers);
  submission.value = draft.submission;
  if (draft.part === "2" && isFirst && !draft.frozen) { finish(); return form.submit(); } // the mission was seen: what was said before it stands
  steps?.begin({ isBlank: false });
  form.dispatchEvent(new Event("input"));
  if (shows) say(form.dataset.restored);
  return draft.frozen && send(draft); // the page went before the reply came: the same answers again
};

document.querySelectorAll("[data-answer-draft]").forEach(start);
