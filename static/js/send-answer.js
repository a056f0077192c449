// Sends answers. A definite reply, or null while nobody can know whether they arrived.
const LONGEST_ANSWER = 30000; // a phone that changed networks could wait for ever; sending again is harmless
const LONGEST_WAIT = 30000;

const wait = (milliseconds) => new Promise((resolve) => {
  const done = () => { clearTimeout(timer); removeEventListener("online", done); resolve(); };
  const timer = setTimeout(done, milliseconds);
  addEventListener("online", done);
});

export const post = async (url, body) => {
  try {
    const reply = await fetch(url, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout?.(LONGEST_ANSWER),
    });
    if (reply.status >= 500 || reply.status === 429) return null;
    const isJson = (reply.headers.get("Content-Type") || "").startsWith("application/json");
    return isJson ? await reply.json() : { state: "reload" };
  } catch { return null; }
};

// The same body again and again, until the server has said what became of it.
export const postUntilTold = async (url, body, onWaiting) => {
  for (let attempts = 1; ; attempts += 1) {
    const reply = await post(url, body);
    if (reply) return reply;
    onWaiting();
    await wait(Math.min(1000 * 2 ** (attempts - 1), LONGEST_WAIT));
  }
};
