/** Puts the page together and has the bundled articles and the reader's own read. */
import { h, fill } from "./dom.js";
import { keepOffline } from "./offline.js";
import { createPage } from "./page.js";
import { keptTheme, preferredLanguage, systemTheme } from "./prefs.js";
import { seeds } from "./seeds.js";
import { opened, restored } from "./kept.js";
import { articlesIn } from "./share.js";
import { createStore } from "./state.js";
import { article } from "./views/article.js";
import { box } from "./views/box.js";
import { chronicle } from "./views/chronicle.js";
import { compare } from "./views/compare.js";
import { glance } from "./views/glance.js";
import { index } from "./views/index.js";
import { keep } from "./views/keep.js";
import { map } from "./views/map.js";
import { masthead } from "./views/masthead.js";
import { notice } from "./views/notice.js";
import { selection } from "./views/selection.js";
import { take } from "./views/take.js";
import { timeline } from "./views/timeline.js";
import { trouble } from "./views/trouble.js";
import { undo } from "./views/undo.js";
import { trustOnly } from "./trusted.js";
import { unkept, whenTroubled } from "./vault.js";

trustOnly();

const store = createStore({
  articles: [],
  view: "article",
  current: null,
  picked: null,
  hidden: new Set(),
  range: null,
  undoable: null,
  refused: [],
  trouble: null,
  language: preferredLanguage(),
  theme: keptTheme() ?? systemTheme(),
});
const page = createPage(store);

const skip = h("a.skip", { href: "#main" });
const foot = h("p");
const views = { masthead: masthead(page), notice: notice(page), trouble: trouble(page), glance: glance(page), map: map(page), timeline: timeline(page), index: index(page), article: article(page), chronicle: chronicle(page), compare: compare(page), box: box(page), selection: selection(page), undo: undo(page), keep: keep(page), take: take(page) };
page.connect({
  reveal: views.article.reveal,
  revealHead: () => views[store.state.view].revealHead(),
  openBox: views.box.open,
  openSelection: views.selection.open,
  openKeep: views.keep.open,
  openTake: views.take.open,
});

const dress = () => {
  const { language, theme } = store.state;
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
  skip.textContent = page.voice.words.skip;
  foot.textContent = page.voice.words.foot;
};
dress();
store.listen((_, changed) => {
  dress();
  for (const view of Object.values(views)) view.update(changed);
});
// Until the reader chooses, the page follows the system.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  if (keptTheme() === null) store.set({ theme: systemTheme() });
});

const main = h("main", { id: "main", tabindex: -1 }, views.trouble.root, views.notice.root, views.article.root, views.chronicle.root, views.compare.root);
const rail = h("div.rail", null, views.map.root, views.timeline.root, views.index.root);
const sheet = h("div.sheet", null, rail, main);
document.body.replaceChildren(skip, views.masthead.root, views.glance.root, sheet, h("footer.foot", null, foot), views.undo.root, views.selection.root, views.box.root, views.keep.root, views.take.root);

/** Takes in what the address carries, and clears it, so that a reload does not take it in anew. */
const arrive = async () => {
  const shared = await articlesIn(location.hash);
  if (shared === "damaged") store.set({ refused: [{ name: "#", why: "link" }] });
  else if (shared.length > 0) {
    // Until they are kept, the address is where they are.
    await page.takeIn(shared, () => history.replaceState(null, "", location.pathname + location.search));
  }
};
addEventListener("hashchange", arrive);
whenTroubled((why) => store.set({ trouble: why }));
// The browser asks before it closes a page that holds what could not be kept.
addEventListener("beforeunload", (event) => unkept() && event.preventDefault());

const start = async () => {
  try {
    const articles = await restored(await seeds());
    opened(page);
    await page.begin(articles);
    await arrive();
    keepOffline();
  } catch (error) {
    const { words } = page.voice;
    const why = words.seedsFailed.replace("{why}", () => /** @type {Error} */ (error).message);
    fill(main, h("div.remarks.bad", { role: "alert" }, h("p", null, why), h("button", { type: "button", onclick: () => location.reload() }, words.again)));
  }
};
start();
