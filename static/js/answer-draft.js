// Answers that survive a closed tab and a dead network; without this script the form is sent as any other.
import { answersOf, digestOf, isEmpty, putBack } from "./answers.js";
import { draftStore, sweepDrafts } from "./draft-store.js";
import { showKept } from "./kept-draft.js";
import { post } from "./send-answer.js";

const PAUSE = 1000;
const LONGEST_WAIT = 30000;
const wait = (milliseconds) => new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds);
  addEventListener("online", () => { clearTimeout(timer); resolve(); }, { once: true });
});

const start = (form) => {
  const submission = form.elements.submission_id;
  const part = form.elements.part;
  const kept = document.querySelector("[data-kept-draft]");
  const button = form.querySelector("button[type=submit]");
  const shared = form.querySelector("[data-draft-shared]");
  const status = form.querySelector("[data-draft-status]");
  const store = draftStore(form.dataset.answerDraft);
  let timer;
  let frozen = false;
  let finished = false;

  const say = (words, watch) => { status.textContent = words; status.classList.toggle("is-watch", Boolean(watch)); };
  const isShared = () => shared.querySelector("input").checked;
  const save = () => {
    clearTimeout(timer);
    const answers = answersOf(form);
    if (isShared() || isEmpty(answers)) return store.dropOwn(submission.value);
    const isKept = store.keep(answers, { frozen, part: part.value, submission: submission.value });
    return frozen || say(isKept ? form.dataset.saved : form.dataset.notKept);
  };
  const freeze = (yes) => {
    frozen = yes;
    for (const field of form.elements) if ("readOnly" in field) field.readOnly = yes;
    button.disabled = yes;
    button.setAttribute("aria-busy", String(yes));
  };
  const finish = () => { clearTimeout(timer); finished = true; };
  const done = () => { finish(); store.dropOwn(submission.value); location.assign(form.dataset.doneUrl); };
  const refuse = (words) => { finish(); form.hidden = true; showKept(kept, answersOf(form), words); kept.elements.text.focus(); };

  const settle = (reply) => {
    if (reply.state === "received") {
      if (reply.digest === digestOf(answersOf(form))) return done();
      return refuse(form.dataset.differs);
    }
    if (reply.state === "already_received") return refuse(form.dataset.already);
    if (reply.state === "closed") return refuse(form.dataset.closed);
    if (reply.state === "answered_before_closing") return refuse(form.dataset.answeredBeforeClosing);
    freeze(false);
    save();
    if (reply.state === "next") { finish(); return form.submit(); } // the next page carries these answers with it
    return say(reply.state === "invalid" ? Object.values(reply.errors).join(" ") : form.dataset.reload, true);
  };

  const send = async () => {
    freeze(true);
    save();
    say(form.dataset.sending);
    for (let attempts = 1; ; attempts += 1) {
      const reply = await post(form);
      if (reply) return settle(reply);
      say(form.dataset.waiting, true);
      await wait(Math.min(1000 * 2 ** (attempts - 1), LONGEST_WAIT));
    }
  };

  sweepDrafts();
  shared.hidden = false;
  shared.addEventListener("change", () => { save(); if (isShared()) say(form.dataset.notKept); });
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, PAUSE); });
  addEventListener("pagehide", () => { if (!finished && !isEmpty(answersOf(form))) save(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); if (!frozen) send(); });

  const draft = store.read();
  if (!draft || (!isEmpty(answersOf(form)) && part.value === "1")) return;
  putBack(form, draft.answers);
  submission.value = draft.submission;
  form.dispatchEvent(new Event("input"));
  say(form.dataset.restored);
  if (draft.frozen && draft.part === part.value) send(); // the page went before the reply came: the same answers again
};

document.querySelectorAll("[data-answer-draft]").forEach(start);
