// The reader's predictions, kept in this browser alone, under each question's topic; nothing is sent anywhere.

const STORE = "divergences.predictions";
const CHANGED = "divergences-predictions";

// A page from a file, or a browser that keeps nothing, may refuse the store: then predictions last as long as the page.
let memory = "{}";
const store = {
  read() {
    try {
      return localStorage.getItem(STORE) ?? memory;
    } catch {
      return memory;
    }
  },
  write(text) {
    memory = text;
    try {
      localStorage.setItem(STORE, text);
    } catch {}
  },
};

/** @returns {Record<string, any>} what is kept, by topic */
export function recall() {
  try {
    const kept = JSON.parse(store.read());
    return kept && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

/** @param {string} topic @param {object} entry */
export function keep(topic, entry) {
  if (topic) save({ ...recall(), [topic]: entry });
}

/** @param {string[]} topics */
export function forget(topics) {
  save(Object.fromEntries(Object.entries(recall()).filter(([topic]) => !topics.includes(topic))));
}

function save(kept) {
  store.write(JSON.stringify(kept));
  window.dispatchEvent(new Event(CHANGED));
}

// Calls when a prediction was kept or forgotten, here or in another tab.
export function onKept(call) {
  for (const event of [CHANGED, "storage"]) window.addEventListener(event, call);
  return () => {
    for (const event of [CHANGED, "storage"]) window.removeEventListener(event, call);
  };
}
