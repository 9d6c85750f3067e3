/**
 * What the page shows at the moment, in one place. Views read it and are told when it changes; they keep nothing of it.
 */

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./families.js").Family} Family */

/**
 * @typedef {object} State
 * @property {Article[]} articles in the order of the list
 * @property {"article" | "chronicle" | "compare"} view
 * @property {string | null} current id of the article that is open
 * @property {string | null} picked id of the event of the open article that is picked
 * @property {Set<Family>} hidden families of events the reader has put aside
 * @property {import("./told.js").Range | null} range days that events are shown of; null for all
 * @property {import("./corrections.js").Edit | null} undoable the correction just made
 * @property {import("./bring/found.js").Refused[]} refused files that could not be taken
 * @property {import("./vault.js").Trouble | null} trouble with this device's storage, not yet put away
 * @property {import("./types.js").Language} language of the interface
 * @property {import("./types.js").Theme} theme
 */

/** @typedef {(state: State, changed: Set<keyof State>) => void} Listener */

/** @param {State} initial */
export function createStore(initial) {
  let state = initial;
  /** @type {Listener[]} */
  const listeners = [];
  return {
    get state() {
      return state;
    },
    /**
     * Puts new values in and tells every listener which they are.
     * @param {Partial<State>} values
     */
    set(values) {
      state = { ...state, ...values };
      const changed = new Set(/** @type {(keyof State)[]} */ (Object.keys(values)));
      for (const listener of listeners) listener(state, changed);
    },
    /**
     * Changes some of one article.
     * @param {string} id
     * @param {Partial<Article>} values
     */
    setArticle(id, values) {
      this.set({ articles: state.articles.map((article) => (article.id === id ? { ...article, ...values } : article)) });
    },
    /** @param {Listener} listener */
    listen(listener) {
      listeners.push(listener);
    },
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */

/** @param {State} state */
export const currentOf = (state) => state.articles.find((article) => article.id === state.current) ?? null;

/**
 * The language of an article, as found or else as given, for `lang`.
 * @param {Article} article
 */
export function languageOf({ report, language }) {
  const found = report?.document.language ?? language;
  return found === "und" ? null : found;
}
