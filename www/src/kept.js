/**
 * Puts what is kept on the device to the bundled articles, and follows what other tabs change in it.
 */
import * as shelf from "./shelf.js";

/** @typedef {import("./types.js").Article} Article */

/**
 * The bundled articles with what the reader changed of them, then the reader's own, all with their corrections, none read.
 * @param {Article[]} bundled
 * @returns {Promise<Article[]>}
 */
export async function restored(bundled) {
  const [kept, edits] = await Promise.all([shelf.all(), shelf.edits()]);
  const known = new Map(kept.map((one) => [one.id, one]));
  const changed = bundled.map((article) => {
    const { title, source, language, published } = known.get(article.id) ?? article;
    return { ...article, title, source, language, published };
  });
  const articles = [...changed, ...kept.flatMap((one) => (one.text === null ? [] : [ownArticle(one)]))];
  return articles.map((article) => ({ ...article, edits: edits.filter((edit) => edit.article === article.id) }));
}

/** @param {import("./shelf.js").Kept} kept @returns {Article} */
function ownArticle({ added, ...rest }) {
  return { ...rest, text: rest.text ?? "", own: true, state: "waiting", report: null, edits: [], error: "" };
}

/** @param {import("./page.js").Page} page */
export function opened(page) {
  const { store } = page;
  shelf.listen(async ({ what, id }) => {
    const here = store.state.articles.find((article) => article.id === id);
    if (what === "wipe") store.set({ articles: store.state.articles.filter(({ own }) => !own).map((article) => ({ ...article, edits: [] })), picked: null, undoable: null });
    else if (what === "edits") store.setArticle(id, { edits: await shelf.edits(id) });
    else if (what === "drop" && here) page.forget(id);
    else if (what === "text") {
      const kept = (await shelf.all()).find((one) => one.id === id);
      if (!kept) return;
      const { title, source, language, published, text } = kept;
      if (here) {
        store.setArticle(id, { title, source, language, published });
        if (here.published !== published || here.language !== language) page.readAgain(id);
      } else if (text !== null) {
        store.set({ articles: [...store.state.articles, ownArticle(kept)] });
        page.readAgain(id);
      }
    }
  });
}
