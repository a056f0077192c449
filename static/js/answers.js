// The answers of a form: what a draft keeps, what is sent, and the digest the server gives back for it.
import { sha256 } from "./sha256.js";

const isAnswer = ([name]) => name.startsWith("q-") || name.startsWith("quote-");
const oneKindOfLineEnd = (text) => text.replace(/\r\n/g, "\n");

export const answersOf = (form) => [...new FormData(form)].filter(isAnswer);
export const digestOf = (answers) => sha256(answers.map(([name, value]) => `${name}=${oneKindOfLineEnd(value)}`).sort().join("\0"));
export const isEmpty = (answers) => answers.every(([, value]) => !value);
export const wordsOf = (answers) => answers.filter(([name, value]) => name.startsWith("q-") && !/^[\w-]{0,40}$/.test(value)).map(([, value]) => value).join("\n\n") || answers.map(([, value]) => value).join(", ");

// Puts kept answers back; those the form has no field for travel along hidden.
export const putBack = (form, answers) => {
  for (const [name, value] of answers) {
    const fields = [...form.elements].filter((field) => field.name === name);
    const choice = fields.find((field) => ["radio", "checkbox"].includes(field.type) && field.value === value);
    if (choice) choice.checked = true;
    else if (fields.length && !["radio", "checkbox"].includes(fields[0].type)) fields[0].value = value;
    else if (!fields.length) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
};
