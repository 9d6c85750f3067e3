/**
 * What a reader can do on the page, in one place: views call it, and it changes the state and has texts read.
 */
import { speak } from "./i18n/index.js";
import { textOf } from "./files.js";
import { keep } from "./prefs.js";
import { read } from "./reader.js";
import { save } from "./save.js";
import * as shelf from "./shelf.js";
import { currentOf } from "./state.js";
import { eventsOf, isShown } from "./told.js";

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

  /** @param {Article} article @param {AbortSignal} [signal] */
  const readInto = async (article, signal) => {
    store.setArticle(article.id, { state: "reading", error: "" });
    try {
      const report = await read(article, signal);
      store.setArticle(article.id, { state: "read", report });
      // Events are numbered anew in a new report.
      if (store.state.current === article.id && store.state.picked !== null) store.set({ picked: null });
    } catch (error) {
      store.setArticle(article.id, { state: "failed", error: /** @type {Error} */ (error).message });
    }
  };

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
    /** Opens the days of all articles. */
    openChronicle() {
      store.set({ view: "chronicle" });
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
    /**
     * Reads the articles that are there at opening one after the other; the page can be used meanwhile.
     * @param {Article[]} articles
     */
    async begin(articles) {
      store.set({ articles: [...articles, ...store.state.articles], current: store.state.current ?? articles[0]?.id ?? null });
      for (const { id } of articles) {
        // By now it may have been removed, or read on another day.
        const article = store.state.articles.find((article) => article.id === id);
        if (article?.state === "waiting") await readInto(article);
      }
    },
    /** @param {string} id */
    async readAgain(id) {
      const article = store.state.articles.find((article) => article.id === id);
      if (article) await readInto(article);
    },
    /**
     * Reads an article again, as published on another day.
     * @param {string} id
     * @param {string | null} published ISO day; null has it looked for in the text
     */
    redate(id, published) {
      store.setArticle(id, { published });
      const article = store.state.articles.find((article) => article.id === id);
      if (article?.own) shelf.put(article);
      return page.readAgain(id);
    },
    /**
     * Reads a text of the reader's own; it joins the list, and is kept, when it has been read. Rejects with the package's error.
     * @param {Pick<Article, "text" | "title" | "source" | "published" | "language">} given
     * @param {AbortSignal} signal
     */
    async add(given, signal) {
      const id = shelf.newId();
      const report = await read({ id, ...given }, signal);
      const title = given.title || report.document.title || given.text.trim().split(/[\r\n]/, 1)[0].slice(0, 80);
      /** @type {Article} */
      const article = { id, ...given, title, own: true, state: "read", report, edits: [], error: "" };
      shelf.put(article);
      store.set({ view: "article", articles: [...store.state.articles, article], current: id, picked: null });
      revealHead();
    },
    /**
     * Reads files one after the other; each joins the list at once, and those that cannot be taken are named.
     * @param {File[]} files
     */
    async addFiles(files) {
      const found = await Promise.all(files.map(textOf));
      const refused = found.filter((file) => "why" in file);
      const articles = found.filter((file) => "text" in file).map(fresh);
      store.set({ refused, articles: [...store.state.articles, ...articles] });
      if (articles.length > 0) page.open(articles[0].id);
      for (const article of articles) {
        shelf.put(article);
        await readInto(article);
      }
    },
    /** Saves all reports, each with what is known of its article, as one file; the words are in the reports' spans. */
    saveReports() {
      const reports = store.state.articles.flatMap(({ title, source, report }) => (report ? [{ title, source, report }] : []));
      save("sitrep.json", JSON.stringify(reports, null, 2), "application/json");
    },
    /** Puts away what was said of files. */
    dismiss() {
      store.set({ refused: [] });
    },
    /** @param {string} id */
    remove(id) {
      shelf.drop(id);
      const articles = store.state.articles.filter((article) => article.id !== id);
      const current = currentOf(store.state)?.id === id ? (articles[0]?.id ?? null) : store.state.current;
      store.set({ articles, current, picked: null });
    },
    /**
     * Says who opens the box and who brings things into view.
     * @param {{ reveal: typeof reveal, revealHead: () => void, openBox: () => void }} helpers
     */
    connect(helpers) {
      ({ reveal, revealHead, openBox } = helpers);
    },
  };
  return page;
}

/**
 * An article from a file, not yet read.
 * @param {{ name: string, text: string }} file
 * @returns {Article}
 */
function fresh({ name, text }) {
  return { id: shelf.newId(), title: name, source: "", language: null, published: null, text, own: true, state: "waiting", report: null, edits: [], error: "" };
}
