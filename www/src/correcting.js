/**
 * What a reader can do to correct: each act is an edit of its own, kept on the device, told to other tabs, and can be taken back.
 */
import * as shelf from "./shelf.js";
import { eventsOf } from "./told.js";

/** @typedef {import("./corrections.js").Edit} Edit */
/** @typedef {import("./corrections.js").Told} Told */

/** @param {import("./state.js").Store} store */
export function createCorrecting(store) {
  const find = (/** @type {string} */ id) => store.state.articles.find((article) => article.id === id);

  /** @param {string} article @param {Omit<Edit, "id" | "article" | "at">} what */
  const make = (article, what) => {
    const found = find(article);
    if (!found) return null;
    const id = shelf.newId();
    /** @type {Edit} */
    const edit = { ...what, id, article, at: Date.now(), event: what.event || id };
    store.setArticle(article, { edits: [...found.edits, edit] });
    shelf.putEdit(edit);
    store.set({ undoable: edit });
    return edit;
  };
  /** @param {Edit[]} gone */
  const takeBack = (gone) => {
    for (const edit of gone) {
      const found = find(edit.article);
      if (found) store.setArticle(edit.article, { edits: found.edits.filter(({ id }) => id !== edit.id) });
      shelf.dropEdit(edit);
    }
    store.set({ undoable: null });
  };

  return {
    /** @param {string} article @param {Told} event @param {Pick<Edit, "field" | "value" | "days" | "role" | "words">} what */
    change: (article, event, what) => make(article, { kind: "change", event: event.key, ...what }),
    /** @param {string} article @param {Told} event */
    reject(article, event) {
      make(article, { kind: "reject", event: event.key });
      if (store.state.picked === event.id) store.set({ picked: null });
    },
    /**
     * Adds an event told by some words, and picks it.
     * @param {string} article
     * @param {import("./corrections.js").Words} words
     * @param {string} type
     */
    add(article, words, type) {
      const edit = make(article, { kind: "add", event: "", words: [words], value: type });
      const found = find(article);
      const event = edit && found && eventsOf(found).find(({ key }) => key === edit.id);
      if (event) store.set({ picked: event.id });
    },
    /** Takes the corrections of an event back. @param {Told} event */
    restore: (event) => takeBack(event.edits),
    /** Takes the last correction back. */
    undo() {
      const { undoable, articles } = store.state;
      const last = undoable ?? articles.flatMap(({ edits }) => edits).sort((a, b) => b.at - a.at)[0];
      if (last) takeBack([last]);
    },
    /** Forgets that there is something to take back at once. */
    settle: () => store.set({ undoable: null }),
  };
}
