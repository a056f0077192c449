// The answers of a form: what a draft keeps, what is sent, and the digest the server gives back for it.
import { sha256 } from "./sha256.js";

const isAnswer = ([name]) => name.startsWith("q-") || name.startsWith("quote-");
const isChoice = (field) => ["radio", "checkbox"].includes(field.type);
const oneKindOfLineEnd = (text) => text.replace(/\r\n/g, "\n");

export const answersOf = (form) => [...new FormData(form)].filter(isAnswer);
export const digestOf = (answers) => sha256(answers.map(([name, value]) => `${name}=${oneKindOfLineEnd(value)}`).sort().join("\0"));
export const isEmpty = (answers) => answers.every(([, value]) => !value);
export const wordsOf = (answers) => answers.filter(([name, value]) => name.startsWith("q-") && !/^[\w-]{0,40}$/.test(value)).map(([, value]) => value).join("\n\n") || answers.map(([, value]) => value).filter(Boolean).join(", ");

// What is sent for these answers, whatever the fields on the page say meanwhile.
export const bodyOf = (form, { answers, part, submission }) => {
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken", "token"]) body.append(name, form.elements[name].value);
  body.append("submission_id", submission);
  body.append("part", part);
  for (const [name, value] of answers) body.append(name, value);
  return body;
};

// Puts kept answers back and tells whether a field shows one; those the form has no field for travel along hidden.
// Hidden ones that are there already came with the page and stay: they are what the server was told last.
export const putBack = (form, answers) => {
  const known = new Set([...form.elements].map((field) => field.name));
  let shows = false;
  for (const [name, value] of answers) {
    if (!known.has(name)) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
      continue;
    }
    const fields = [...form.elements].filter((field) => field.name === name && field.type !== "hidden");
    const choice = fields.find((field) => isChoice(field) && field.value === value);
    if (choice) { shows ||= !choice.checked; choice.checked = true; }
    else if (fields.length && !isChoice(fields[0])) { shows ||= fields[0].value !== value; fields[0].value = value; }
  }
  return shows;
};
