/**
 * The reader's own texts, kept on this device and nowhere else. Hides IndexedDB. Reports are not kept: they are read anew, so
 * that they are always the present engine's. A browser that forbids storage keeps texts only as long as the page.
 */

/** @typedef {import("./types.js").Article} Article */
/** @typedef {Pick<Article, "id" | "title" | "source" | "language" | "published" | "text"> & { added: number }} Kept */

const NAME = "sitrep";
const STORE = "texts";
/** The id under which a text that is still in the box is kept. */
const DRAFT = "draft";

/** @type {Promise<IDBDatabase> | null} */
let opening = null;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

/**
 * Does one thing with the store; null where storage cannot be used.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T | null>}
 */
async function ask(mode, act) {
  try {
    const database = await open();
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      // Written is what the transaction has written, not what it was asked to.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } catch {
    return null;
  }
}

/** A name that no other tab gives either. */
export function newId() {
  const [random] = crypto.getRandomValues(new Uint32Array(1));
  return `own-${Date.now().toString(36)}-${random.toString(36)}`;
}

/** @param {Article} article */
export async function put({ id, title, source, language, published, text }, added = Date.now()) {
  const before = await ask("readonly", (store) => store.get(id));
  await ask("readwrite", (store) => store.put({ id, title, source, language, published, text, added: before?.added ?? added }));
}

/** @param {string} id */
export const drop = (id) => ask("readwrite", (store) => store.delete(id));

/**
 * The texts kept, the oldest first, as articles that have not been read.
 * @returns {Promise<Article[]>}
 */
export async function all() {
  const kept = /** @type {Kept[]} */ ((await ask("readonly", (store) => store.getAll())) ?? []);
  return kept
    .filter(({ id }) => id !== DRAFT)
    .sort((a, b) => a.added - b.added)
    .map(({ added, ...rest }) => ({ ...rest, own: true, state: /** @type {const} */ ("waiting"), report: null, edits: [], error: "" }));
}

/** @typedef {{ text: string, title: string, source: string, published: string, language: string }} Draft */

/** What was typed into the box and not yet read. @returns {Promise<Draft | null>} */
export const draft = async () => (await ask("readonly", (store) => store.get(DRAFT))) ?? null;

/** @param {Draft} typed */
export const keepDraft = (typed) => ask("readwrite", (store) => store.put({ id: DRAFT, ...typed }));

export const dropDraft = () => drop(DRAFT);
