/**
 * What a reader can do on the page, in one place: views call it, and it changes the state and has texts read.
 */
import { archiveOf, editsFrom } from "./archive.js";
import { createCorrecting } from "./correcting.js";
import { speak } from "./i18n/index.js";
import { forget, keep } from "./prefs.js";
import { read } from "./reader.js";
import { createReading } from "./reading.js";
import { save } from "./save.js";
import * as shelf from "./shelf.js";
import { currentOf } from "./state.js";
import { eventsOf, isShown } from "./told.js";
import { titleFrom } from "./wording.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./state.js").Store} Store */

/** @typedef {ReturnType<typeof createPage>} Page */
/** @typedef {"words" | "margin" | "board" | "elsewhere"} From where an event was touched */

/** @param {Store} store */
export function createPage(store) {
  let voice = speak(store.state.language);
  /** @type {(from: From) => void} */
  let reveal = () => {};
  let revealHead = () => {};
  let openBox = () => {};
  let openSelection = () => {};
  let openKeep = () => {};
  let openTake = () => {};

  const reading = createReading(store);
  const correcting = createCorrecting(store);

  const page = {
    store,
    get voice() {
      return voice;
    },
    /** @param {import("./types.js").Language} language */
    setLanguage(language) {
      keep("language", language);
      voice = speak(language);
      store.set({ language });
    },
    /** @param {import("./types.js").Theme} theme */
    setTheme(theme) {
      keep("theme", theme);
      store.set({ theme });
    },
    /**
     * Opens an article.
     * @param {string} id
     */
    open(id) {
      const picked = id === store.state.current ? store.state.picked : null;
      store.set({ view: "article", current: id, picked });
      revealHead();
    },
    /** Opens a view of all articles. @param {"chronicle" | "compare"} view */
    openView(view) {
      store.set({ view });
      revealHead();
    },
    /**
     * Picks an event, wherever it was touched.
     * @param {string} article
     * @param {string} event
     * @param {From} [from]
     */
    pick(article, event, from = "elsewhere") {
      const found = store.state.articles.find(({ id }) => id === article);
      const told = found && eventsOf(found).find(({ id }) => id === event);
      // What the present choice hides is shown again when it is asked for.
      const free = told && !isShown(told, store.state) ? { hidden: new Set(), range: null } : {};
      store.set({ view: "article", current: article, picked: event, ...free });
      reveal(from);
    },
    /**
     * Picks the next of some events, the first of them at first: each touch of a pin or bar goes one further.
     * @param {import("./told.js").Telling[]} tellings
     */
    pickNext(tellings) {
      const { current, picked } = store.state;
      const at = tellings.findIndex(({ article, event }) => article.id === current && event.id === picked);
      const next = tellings[(at + 1) % tellings.length];
      if (next) page.pick(next.article.id, next.event.id, "board");
    },
    /**
     * Shows only events of some days, or of all.
     * @param {import("./told.js").Range | null} range
     */
    setRange(range) {
      store.set({ range });
    },
    /** Lets the picked event go. */
    let() {
      store.set({ picked: null });
    },
    /**
     * Puts a family of events aside, or takes it back.
     * @param {import("./families.js").Family} family
     */
    toggle(family) {
      const hidden = new Set(store.state.hidden);
      if (!hidden.delete(family)) hidden.add(family);
      store.set({ hidden });
    },
    openBox: () => openBox(),
    openSelection: () => openSelection(),
    correcting,
    /** Keys of the events whose form for corrections is open; it stays so when the article is drawn anew. */
    opened: /** @type {Set<string>} */ (new Set()),
    /**
     * Takes in the articles that a link carries; those that are there already are not taken twice.
     * @param {import("./share.js").Shared[]} shared
     * @param {() => void} kept called when they are kept on the device
     */
    async takeIn(shared, kept) {
      const known = new Set(store.state.articles.map(({ text }) => text));
      const articles = shared.filter(({ text }) => !known.has(text)).map(({ corrections, ...one }) => {
        const article = fresh(one);
        return { ...article, edits: editsFrom(corrections, article.id, article.text, shelf.newId) };
      });
      for (const article of articles) for (const edit of article.edits) shelf.putEdit(edit);
      Promise.all(articles.map((article) => shelf.put(article))).then((all) => all.every(Boolean) && kept());
      store.set({ articles: [...store.state.articles, ...articles] });
      const first = articles[0] ?? store.state.articles.find(({ text }) => text === shared[0]?.text);
      if (first) page.open(first.id);
      await reading.readAll(articles.map(({ id }) => id));
    },
    /**
     * Reads the articles that are there at opening one after the other; the page can be used meanwhile.
     * @param {Article[]} articles
     */
    async begin(articles) {
      store.set({ articles: [...articles, ...store.state.articles], current: store.state.current ?? articles[0]?.id ?? null });
      await reading.readAll(articles.map(({ id }) => id), true);
    },
    /** @param {string} id */
    readAgain: (id) => reading.read(id),
    /** Ends the reading of an article, or of all. @param {string} [id] */
    stop: (id) => reading.stop(id),
    /**
     * Changes what is known of an article; with another day or language it is read again.
     * @param {string} id
     * @param {Partial<Pick<Article, "title" | "source" | "published" | "language">>} details a day of null has it looked for in the text
     */
    async describe(id, details) {
      const before = store.state.articles.find((article) => article.id === id);
      if (!before) return;
      store.setArticle(id, details);
      shelf.put({ ...before, ...details });
      const anew = (details.published !== undefined && details.published !== before.published) || (details.language !== undefined && details.language !== before.language);
      if (anew || before.report === null) await reading.read(id);
    },
    /**
     * Reads a text of the reader's own; it joins the list, and is kept, when it has been read. Rejects with the package's error;
     * the answer's `kept` says whether the device has it.
     * @param {Pick<Article, "text" | "title" | "source" | "published" | "language">} given
     * @param {AbortSignal} signal
     */
    async add(given, signal) {
      const id = shelf.newId();
      const report = await read({ id, ...given }, signal);
      const title = given.title || report.document.title || titleFrom(given.text);
      /** @type {Article} */
      const article = { id, ...given, title, own: true, state: "read", report, edits: [], error: "" };
      const kept = shelf.put(article);
      store.set({ view: "article", articles: [...store.state.articles, article], current: id, picked: null });
      revealHead();
      return { kept };
    },
    /**
     * Reads files one after the other; each stands in the list at once, and those that cannot be taken are named.
     * @param {File[]} files
     */
    async addFiles(files) {
      const opening = files.map(({ name }) => fresh({ title: name, state: "opening" }));
      store.set({ refused: [], articles: [...store.state.articles, ...opening] });
      const { articlesOf } = await import("./bring/files.js");
      let shown = false;
      for (const [i, file] of files.entries()) {
        const { id } = opening[i];
        const found = await articlesOf(file);
        // It may have been put away meanwhile.
        if (!store.state.articles.some((article) => article.id === id)) continue;
        const articles = found.filter((one) => "text" in one).map(({ name, corrections, ...known }) => {
          const article = fresh(known);
          return { ...article, edits: editsFrom(corrections, article.id, article.text, shelf.newId) };
        });
        for (const article of articles) {
          shelf.put(article);
          for (const edit of article.edits) shelf.putEdit(edit);
        }
        store.set({
          refused: [...store.state.refused, ...found.filter((one) => "why" in one)],
          articles: store.state.articles.flatMap((article) => (article.id === id ? articles : [article])),
        });
        if (!shown && articles.length > 0) page.open(articles[0].id);
        shown ||= articles.length > 0;
        reading.readAll(articles.map(({ id }) => id));
      }
    },
    /** Saves all reports, each with what is known of its article, as one file; the words are in the reports' spans. */
    saveReports() {
      const reports = store.state.articles.flatMap(({ title, source, report }) => (report ? [{ title, source, report }] : []));
      save("sitrep.json", JSON.stringify(reports, null, 2), "application/json");
    },
    /** Saves everything: texts, what is known of them, the machine's answers and the reader's corrections. */
    saveAll(articles = store.state.articles) {
      save("sitrep-everything.json", JSON.stringify(archiveOf(articles), null, 2), "application/json");
    },
    /** Deletes everything that is kept on this device. */
    async wipe() {
      reading.stop();
      await shelf.wipe();
      forget();
      const articles = store.state.articles.filter(({ own }) => !own).map((article) => ({ ...article, edits: [] }));
      store.set({ articles, current: articles[0]?.id ?? null, picked: null, undoable: null });
      for (const { id, state } of articles) if (state !== "read") reading.read(id);
    },
    openKeep: () => openKeep(),
    openTake: () => openTake(),
    /** Puts away what was said of files. */
    dismiss() {
      store.set({ refused: [] });
    },
    /** Puts away what was said of storage; a new trouble is told again. */
    dismissTrouble() {
      store.set({ trouble: null });
    },
    /** @param {string} id */
    remove(id) {
      shelf.drop(id);
      page.forget(id);
    },
    /** Takes an article out of the list, and leaves what is kept of it. @param {string} id */
    forget(id) {
      reading.stop(id);
      const articles = store.state.articles.filter((article) => article.id !== id);
      const current = currentOf(store.state)?.id === id ? (articles[0]?.id ?? null) : store.state.current;
      store.set({ articles, current, picked: null });
    },
    /**
     * Says who opens the box and who brings things into view.
     * @param {{ reveal: typeof reveal, revealHead: () => void, openBox: () => void, openSelection: () => void, openKeep: () => void, openTake: () => void }} helpers
     */
    connect(helpers) {
      ({ reveal, revealHead, openBox, openSelection, openKeep, openTake } = helpers);
    },
  };
  return page;
}

/**
 * An article of the reader's own, not yet read.
 * @param {Partial<Article>} known
 * @returns {Article}
 */
function fresh(known) {
  return { id: shelf.newId(), title: "", source: "", language: null, published: null, text: "", own: true, state: "waiting", report: null, edits: [], error: "", ...known };
}
