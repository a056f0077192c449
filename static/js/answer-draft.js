// An answer that survives a closed tab and a dead network; without this script the form is sent as any other.
import { draftStore, sweepDrafts } from "./draft-store.js";
import { sha256 } from "./sha256.js";

const PAUSE = 1000;
const LONGEST_WAIT = 30000;
const wait = (milliseconds) => new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds);
  addEventListener("online", () => { clearTimeout(timer); resolve(); }, { once: true });
});

// A definite reply, or null while nobody can know whether the text arrived.
const post = async (form) => {
  try {
    const reply = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    if (reply.status >= 500 || reply.status === 429) return null;
    const isJson = (reply.headers.get("Content-Type") || "").startsWith("application/json");
    return isJson ? await reply.json() : { state: "reload" };
  } catch { return null; }
};

const start = (form) => {
  const field = form.elements.text;
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
    if (isShared() || !field.value) return store.drop();
    const kept = store.keep(field.value, frozen);
    return frozen || say(kept ? form.dataset.saved : form.dataset.notKept);
  };
  const freeze = (yes) => {
    frozen = yes;
    field.readOnly = yes;
    button.disabled = yes;
    button.setAttribute("aria-busy", String(yes));
  };
  const finish = () => { clearTimeout(timer); finished = true; store.drop(); };
  const done = () => { finish(); location.assign(form.dataset.doneUrl); };
  const refuse = (words) => { finish(); say(words, true); button.hidden = true; shared.hidden = true; field.focus(); };

  const settle = (reply, attempts) => {
    if (reply.state === "received") {
      if (reply.digest === sha256(field.value)) return done();
      return refuse(form.dataset.differs);
    }
    if (reply.state === "already_received") return attempts > 1 ? done() : refuse(form.dataset.already);
    if (reply.state === "closed") return refuse(form.dataset.closed);
    freeze(false);
    save();
    return say(reply.state === "invalid" ? reply.errors.join(" ") : form.dataset.reload, true);
  };

  const send = async (before) => {
    freeze(true);
    save();
    say(form.dataset.sending);
    for (let attempts = before + 1; ; attempts += 1) {
      const reply = await post(form);
      if (reply) return settle(reply, attempts);
      say(form.dataset.waiting, true);
      await wait(Math.min(1000 * 2 ** (attempts - 1), LONGEST_WAIT));
    }
  };

  sweepDrafts();
  shared.hidden = false;
  shared.addEventListener("change", () => { save(); if (isShared()) say(form.dataset.notKept); });
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, PAUSE); });
  addEventListener("pagehide", () => { if (!finished && field.value) save(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); if (!frozen) send(0); });

  const draft = store.read();
  if (!draft || field.value) return;
  field.value = draft.text;
  field.dispatchEvent(new Event("input"));
  say(form.dataset.restored);
  if (draft.frozen) send(1); // the page went before the reply came: the same text again
};

document.querySelectorAll("[data-answer-draft]").forEach(start);
