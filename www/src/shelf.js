/**
 * The reader's own texts and corrections, kept on this device and nowhere else. Hides IndexedDB, and how tabs that are open side
 * by side keep out of each other's way: every text and every correction is a record of its own, a draft belongs to one tab, and
 * each change is told to the other tabs. Reports are not kept: they are read anew, so that they are always the present engine's.
 * A browser that forbids storage keeps things only as long as the page.
 */
import { adoptable, tabName } from "./tabs.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./corrections.js").Edit} Edit */
/**
 * @typedef {Pick<Article, "id" | "title" | "source" | "language" | "published"> & { text: string | null, added: number }} Kept
 *   `text` is null for a bundled article of which the reader changed what is known of it
 */
/** @typedef {{ what: "text" | "drop" | "edits" | "wipe", id: string }} Change */

const NAME = "sitrep";
const STORES = /** @type {const} */ (["texts", "edits", "drafts"]);
/** @typedef {(typeof STORES)[number]} Store */

/** @type {Promise<IDBDatabase> | null} */
let opening = null;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = () => {
      for (const store of STORES) if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store, { keyPath: "id" });
    };
    request.onsuccess = () => {
      // Another tab that needs a newer form of the store, or wipes it, must not wait for this one.
      request.result.onversionchange = () => {
        request.result.close();
        opening = null;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  opening.catch(() => (opening = null));
  return opening;
}

/**
 * Does one thing with a store; null where storage cannot be used.
 * @template T
 * @param {Store} name
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T | null>}
 */
async function ask(name, mode, act) {
  try {
    const database = await open();
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const request = act(transaction.objectStore(name));
      // Written is what the transaction has written, not what it was asked to.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } catch {
    return null;
  }
}

const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(NAME) : null;

/** @param {Change["what"]} what @param {string} id */
const tell = (what, id) => channel?.postMessage({ what, id });

/**
 * Says what another tab changed.
 * @param {(change: Change) => void} heard
 */
export function listen(heard) {
  channel?.addEventListener("message", ({ data }) => heard(data));
}

/** A name that no other tab gives either. */
export function newId() {
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  return `own-${Date.now().toString(36)}-${random.toString(36)}`;
}

/** @param {Article} article */
export async function put({ id, title, source, language, published, text, own }, added = Date.now()) {
  const before = await ask("texts", "readonly", (store) => store.get(id));
  await ask("texts", "readwrite", (store) => store.put({ id, title, source, language, published, text: own ? text : null, added: before?.added ?? added }));
  tell("text", id);
}

/** Removes a text with its corrections. @param {string} id */
export async function drop(id) {
  await ask("texts", "readwrite", (store) => store.delete(id));
  for (const edit of await edits(id)) await ask("edits", "readwrite", (store) => store.delete(edit.id));
  tell("drop", id);
}

/** What is kept of texts, the oldest first. @returns {Promise<Kept[]>} */
export async function all() {
  const kept = /** @type {Kept[]} */ ((await ask("texts", "readonly", (store) => store.getAll())) ?? []);
  return kept.filter(({ id }) => id !== "draft").sort((a, b) => a.added - b.added);
}

/** The corrections of an article, or of all, in the order in which they were made. @param {string} [article] @returns {Promise<Edit[]>} */
export async function edits(article) {
  const kept = /** @type {Edit[]} */ ((await ask("edits", "readonly", (store) => store.getAll())) ?? []);
  return kept.filter((edit) => article === undefined || edit.article === article).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** @param {Edit} edit */
export async function putEdit(edit) {
  await ask("edits", "readwrite", (store) => store.put(edit));
  tell("edits", edit.article);
}

/** @param {Edit} edit */
export async function dropEdit(edit) {
  await ask("edits", "readwrite", (store) => store.delete(edit.id));
  tell("edits", edit.article);
}

/** Removes all that is kept, in every tab. */
export async function wipe() {
  for (const name of STORES) await ask(name, "readwrite", (store) => store.clear());
  tell("wipe", "");
}

/** @typedef {{ text: string, title: string, source: string, published: string, language: string }} Draft */

/** What was typed into the box of this tab, or of one that is gone, and not yet read. @returns {Promise<Draft | null>} */
export async function draft() {
  const mine = await tabName();
  const kept = (await ask("drafts", "readonly", (store) => store.getAll())) ?? [];
  const own = kept.find(({ id }) => id === mine);
  if (own) return own;
  const [left] = await adoptable(kept.map(({ id }) => id));
  const found = kept.find(({ id }) => id === left);
  if (!found) return null;
  await ask("drafts", "readwrite", (store) => store.delete(found.id));
  await ask("drafts", "readwrite", (store) => store.put({ ...found, id: mine }));
  return found;
}

/** @param {Draft} typed */
export async function keepDraft(typed) {
  const id = await tabName();
  await ask("drafts", "readwrite", (store) => store.put({ ...typed, id }));
}

export async function dropDraft() {
  const id = await tabName();
  await ask("drafts", "readwrite", (store) => store.delete(id));
}
