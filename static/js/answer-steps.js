// One question at a time; without this script the page shows all of them below each other.
const TO_BE_SEEN = 160; // a tapped choice shows as chosen before the next question comes

const isReached = (form, step) => {
  const { shownIf, shownFor } = step.dataset;
  if (!shownIf) return true;
  const asked = form.querySelector(`[data-question="${CSS.escape(shownIf)}"]`);
  if (asked && !isReached(form, asked)) return false;
  const given = new FormData(form).getAll(`q-${shownIf}`);
  return shownFor.split(" ").some((choice) => given.includes(choice));
};

const isAnswered = (step) => [...step.querySelectorAll("textarea, select, input:not([type=checkbox][name^=quote])")]
  .some((field) => (["radio", "checkbox"].includes(field.type) ? field.checked : field.value.trim()));

// Every question in one view: nothing to turn, only what is not reached to hide.
export const stepsOf = (form) => {
  const steps = [...form.querySelectorAll("[data-question]")];
  const first = document.querySelector("[data-first-screen]");
  const later = document.querySelectorAll("[data-after-start]");
  const button = form.querySelector("[data-forward]");
  const back = form.querySelector("[data-back]");
  const last = button.textContent;
  const START = -1;
  let now = START;
  let byPointer = false;

  const after = (place) => steps.findIndex((step, index) => index > place && isReached(form, step));
  const before = (place) => {
    const found = steps.findLastIndex((step, index) => index < place && isReached(form, step));
    return found >= 0 || !first ? found : START;
  };
  const canGoBack = () => before(now) >= 0 || Boolean(first);
  const label = () => {
    if (now === START) return;
    const isLast = after(now) < 0;
    const skips = !isLast && !isAnswered(steps[now]) && steps[now].dataset.required === undefined;
    button.textContent = isLast ? last : skips ? button.dataset.skip : button.dataset.next;
    button.classList.toggle("btn-primary", !skips); // nobody is urged to skip
  };

  const show = (place, { focus = true } = {}) => {
    now = place;
    form.elements.at.value = place;
    if (first) first.hidden = place !== START;
    form.hidden = place === START;
    for (const part of later) part.hidden = place === START;
    steps.forEach((step, index) => { step.hidden = index !== place; });
    back.hidden = !canGoBack();
    label();
    if (!focus) return;
    scrollTo(0, 0);
    (place === START ? first : steps[place]).querySelector("[data-heading]").focus({ preventScroll: true });
  };
  const turnTo = (place) => { history.pushState({ step: place }, ""); show(place); };
  const next = () => turnTo(after(now));
  const isRight = () => {
    const wrong = [...steps[now].querySelectorAll("textarea, select, input")].find((field) => !field.checkValidity());
    wrong?.reportValidity();
    return !wrong;
  };

  form.noValidate = true; // each question is checked in its turn: a browser cannot point at a hidden one
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "language" || (isRight() && after(now) < 0)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (isRight()) next();
  });
  form.addEventListener("input", label);
  form.addEventListener("pointerdown", () => { byPointer = true; });
  form.addEventListener("keydown", () => { byPointer = false; }); // arrows pass through choices; they choose none for good
  form.addEventListener("change", (event) => {
    const step = steps[now];
    if (!byPointer || !step?.matches("[data-one-tap]") || event.target.type !== "radio" || after(now) < 0) return;
    setTimeout(() => { if (steps[now] === step) next(); }, TO_BE_SEEN);
  });
  document.addEventListener("keydown", (event) => { // 1, 2, 3 vote as a tap would
    const vote = steps[now]?.querySelectorAll(".vote input")[Number(event.key) - 1];
    if (!vote || event.ctrlKey || event.metaKey || event.altKey || vote.disabled) return;
    byPointer = true;
    if (vote.checked && after(now) >= 0) next();
    else vote.click();
  });
  back.addEventListener("click", () => (history.state?.step === now ? history.back() : show(before(now))));
  first?.querySelector("[data-start]").addEventListener("click", () => turnTo(after(START)));
  addEventListener("popstate", () => show(history.state?.step ?? (first ? START : 0)));

  return {
    begin({ isBlank }) {
      for (const part of document.querySelectorAll("[data-start]")) part.hidden = false;
      const wrong = steps.findIndex((step) => step.querySelector(".errorlist"));
      const kept = Number(history.state?.step ?? (form.elements.at.value || NaN));
      const place = wrong >= 0 ? wrong : kept < steps.length ? kept : first && isBlank ? START : after(START);
      show(place < 0 && !first ? 0 : place, { focus: wrong >= 0 });
    },
    // What the server did not take, said where it was asked.
    point(errors) {
      for (const step of steps) step.querySelector("[data-draft-error]").textContent = errors[step.dataset.question] ?? "";
      const wrong = steps.findIndex((step) => errors[step.dataset.question]);
      if (wrong >= 0) turnTo(wrong);
    },
  };
};
