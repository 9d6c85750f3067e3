/**
 * Side by side: the same event as each source tells it, what they tell differently, when articles without a day appeared by what the
 * others tell, the tolls over time, and who acts on whom. Loaded when it is first opened; the story is joined anew when an article or a
 * correction changes.
 */
import { h, fill } from "../dom.js";
import { reportsOf } from "../exports.js";
import { engine } from "../reader.js";
import { shownOf } from "../told.js";
import { dated } from "./dated.js";
import { graph } from "./graph.js";
import { same } from "./same.js";
import { tolls } from "./tolls.js";

/** @typedef {import("../page.js").Page} Page */
/** @typedef {import("sitrep").Story} Story */

/** @param {Page} page @param {HTMLElement} root */
export function compare(page, root) {
  /** @type {{ articles: unknown, story: Story } | null} */
  let joined = null;
  /** What is drawn, to tell whether it must be drawn again. */
  let drawn = /** @type {unknown[]} */ ([]);
  let failure = "";

  const join = async () => {
    const { articles } = page.store.state;
    try {
      const sitrep = await engine();
      const story = await sitrep.merge(reportsOf(articles));
      failure = "";
      // Another article may have been read meanwhile: its own change asks again.
      if (page.store.state.articles === articles) joined = { articles, story };
    } catch (error) {
      failure = /** @type {Error} */ (error).message;
    }
    draw();
  };

  const draw = () => {
    const { state } = page.store;
    if (state.view !== "compare") return;
    const { words } = page.voice;
    const ready = state.articles.every(({ report, state }) => report !== null || state === "failed");
    const now = [joined, state.articles, state.language, state.hidden, state.range, failure];
    if (now.every((value, i) => value === drawn[i])) return;
    drawn = now;
    const story = joined?.story;
    const content = story ? [same(page, story), dated(page, story), tolls(page, shownOf(state)), graph(page, story)] : h("p.quiet", { role: "status" }, failure ? words.take.failed.replace("{why}", () => failure) : `${words.compare.joining}…`);
    fill(root, h("h2.title", null, words.compare.title), h("p.dateline", null, words.compare.about), content);
    if (ready && joined?.articles !== state.articles && failure === "") join();
  };
  draw();
  return draw;
}
