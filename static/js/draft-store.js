// Drafts on this device only: at most 14 days, none at all where the browser refuses or the person asks for none.
// One link may have several, since two tabs may be open: each tab writes its own, named by its submission.
const LASTS = 14 * 24 * 3600 * 1000;
const PREFIX = "answer-draft:";

const keys = () => { try { return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)); } catch { return []; } };
const forget = (key) => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } };
const readAt = (key) => {
  try {
    const draft = JSON.parse(localStorage.getItem(key));
    return draft?.answers && Date.now() - draft.at < LASTS ? draft : null;
  } catch { return null; }
};

export const draftStore = (name) => {
  const own = (submission) => `${PREFIX}${name}:${submission}`;
  return {
    // Those on their way first, since they may be stored already; then the newest.
    all() {
      const found = keys().filter((key) => key.startsWith(`${PREFIX}${name}:`)).map(readAt).filter(Boolean);
      return found.sort((one, other) => Number(other.frozen) - Number(one.frozen) || other.at - one.at);
    },
    keep({ answers, frozen, part, submission }) {
      try {
        localStorage.setItem(own(submission), JSON.stringify({ answers, frozen, part, submission, at: Date.now() }));
        return true;
      } catch { return false; }
    },
    drop(submission) { forget(own(submission)); },
  };
};

// Drafts that were never sent go when their time is over.
export const sweepDrafts = () => keys().filter((key) => !readAt(key)).forEach(forget);
