// A draft on this device only: at most 14 days, none at all where the browser refuses or the person asks for none.
const LASTS = 14 * 24 * 3600 * 1000;

export const draftStore = (name) => {
  const key = `answer-draft:${name}`;
  return {
    read() {
      try {
        const draft = JSON.parse(localStorage.getItem(key));
        return draft?.answers && Date.now() - draft.at < LASTS ? draft : null;
      } catch { return null; }
    },
    keep(answers, { frozen, part, submission }) {
      try {
        localStorage.setItem(key, JSON.stringify({ answers, frozen, part, submission, at: Date.now() }));
        return true;
      } catch { return false; }
    },
    drop() {
      try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
    },
    dropOwn(submission) {
      if (this.read()?.submission === submission) this.drop(); // another tab's answers are not ours to delete
    },
  };
};

// Drafts of other links that were never sent go when their time is over.
export const sweepDrafts = () => {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("answer-draft:")) {
        const name = key.slice("answer-draft:".length);
        if (!draftStore(name).read()) draftStore(name).drop();
      }
    }
  } catch { /* a browser without storage keeps nothing */ }
};
