/**
 * Has articles of the list read, one after the other, and puts what comes of it into the state. Hides the signals by which the
 * reading of one, or of all, is ended.
 */
import { read as readText } from "./reader.js";

/** @param {import("./state.js").Store} store */
export function createReading(store) {
  /** @type {Map<string, AbortController>} */
  const running = new Map();
  const find = (/** @type {string} */ id) => store.state.articles.find((article) => article.id === id);

  /** @param {string} id @param {boolean} [soon] whether a first answer is shown before the gazetteers have come */
  const read = async (id, soon = false) => {
    const article = find(id);
    if (!article) return;
    running.get(id)?.abort();
    const ending = new AbortController();
    running.set(id, ending);
    store.setArticle(id, { state: "reading", error: "" });
    try {
      if (soon) {
        const early = await readText(article, ending.signal, false);
        if (!ending.signal.aborted) store.setArticle(id, { report: early });
      }
      const report = await readText(article, ending.signal);
      if (ending.signal.aborted) return;
      const before = store.state.picked;
      const trigger = find(id)?.report?.events.find((event) => event.id === before)?.trigger.start;
      store.setArticle(id, { state: "read", report });
      // Events are numbered anew in a new report.
      const same = report.events.find((event) => event.id === before)?.trigger.start === trigger;
      if (store.state.current === id && before !== null && !same) store.set({ picked: null });
    } catch (error) {
      const { code, message } = /** @type {{ code?: string, message: string }} */ (error);
      // Another reading of it may have begun.
      if (running.get(id) === ending) store.setArticle(id, { state: "failed", error: code === "aborted" ? "" : message });
    } finally {
      if (running.get(id) === ending) running.delete(id);
    }
  };

  return {
    /** @param {string} id */
    read: (id) => read(id),
    /** @param {string[]} ids @param {boolean} [soon] see `read`; for the first of them */
    async readAll(ids, soon = false) {
      for (const [i, id] of ids.entries()) if (find(id)?.state === "waiting") await read(id, soon && i === 0);
    },
    /** Ends the reading of one article, or of all: those that wait are not begun. @param {string} [id] */
    stop(id) {
      for (const article of store.state.articles) {
        if (id !== undefined && article.id !== id) continue;
        if (article.state === "waiting") store.setArticle(article.id, { state: "failed", error: "" });
        running.get(article.id)?.abort();
      }
    },
  };
}
