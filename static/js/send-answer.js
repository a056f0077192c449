// Sends the form as it stands. A definite reply, or null while nobody can know whether the text arrived.
const LONGEST_ANSWER = 30000; // a phone that changed networks could wait for ever; sending again is harmless

export const post = async (form) => {
  try {
    const reply = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout?.(LONGEST_ANSWER),
    });
    if (reply.status >= 500 || reply.status === 429) return null;
    const isJson = (reply.headers.get("Content-Type") || "").startsWith("application/json");
    return isJson ? await reply.json() : { state: "reload" };
  } catch { return null; }
};
