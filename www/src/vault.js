/**
 * This device's storage. Hides IndexedDB and what can go wrong with it: where it is full, forbidden, held by another tab, damaged
 * or of a newer page, what was to be written is held in memory and tried again until it is kept, whoever listens is told, and
 * reads see it meanwhile. Nothing is ever deleted to make room.
 */

/** @typedef {"full" | "forbidden" | "busy" | "newer" | "damaged"} Trouble */
/** @typedef {{ id: string, [key: string]: any }} Row */

const NAME = "sitrep";
const VERSION = 2;
export const STORES = /** @type {const} */ (["texts", "edits", "drafts"]);
/** @typedef {(typeof STORES)[number]} Store */
/** @typedef {{ store: Store, id: string, row: Row | null }} Step a row to write, or null to delete it */

/** How long, in milliseconds, storage may take to open before the page goes on without it. */
const PATIENCE = 4000;
/** How long until what could not be kept is tried again. */
const AGAIN = 3000;

/** @type {Promise<IDBDatabase> | null} */
let opening = null;
/** What is not kept yet, by store and id. @type {Map<string, Step>} */
const waiting = new Map();
/** @type {(why: Trouble | null) => void} */
let heard = () => {};
/** @type {Trouble | null} */
let trouble = null;
let timer = 0;

/** Says what is wrong, and null when all is kept again. @param {(why: Trouble | null) => void} listener */
export function whenTroubled(listener) {
  heard = listener;
  if (trouble) listener(trouble);
}

/** Whether something would be lost if the page were closed now. */
export const unkept = () => waiting.size > 0;

/** @param {Trouble | null} why */
export function say(why) {
  if (why === trouble) return;
  trouble = why;
  heard(why);
}

/** @param {unknown} error @returns {Trouble} */
function reason(error) {
  const name = /** @type {{ name?: string }} */ (error)?.name ?? "";
  if (name === "QuotaExceededError") return "full";
  if (name === "VersionError") return "newer";
  if (name === "TimeoutError") return "busy";
  if (["SecurityError", "InvalidStateError", "NotAllowedError", "TypeError", "ReferenceError"].includes(name)) return "forbidden";
  return "damaged";
}

function open() {
  const mine = (opening ??= new Promise((resolve, reject) => {
    let late = false;
    const patience = setTimeout(() => {
      late = true;
      reject(new DOMException("storage does not answer", "TimeoutError"));
    }, PATIENCE);
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      for (const store of STORES) if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store, { keyPath: "id" });
    };
    request.onsuccess = () => {
      clearTimeout(patience);
      const database = request.result;
      // Nobody waits for it any more; the next who asks opens it anew.
      if (late) return database.close();
      const gone = () => {
        database.close();
        opening = null;
      };
      // Another tab that needs a newer form of the store must not wait for this one.
      database.onversionchange = gone;
      // The browser closes it where it was damaged or cleared.
      database.onclose = gone;
      resolve(database);
    };
    request.onerror = () => {
      clearTimeout(patience);
      reject(request.error);
    };
  }));
  mine.catch(() => {
    if (opening === mine) opening = null;
  });
  return mine;
}

/**
 * One transaction.
 * @template T
 * @param {readonly Store[]} stores
 * @param {IDBTransactionMode} mode
 * @param {(transaction: IDBTransaction) => IDBRequest<T> | void} act
 * @returns {Promise<T | undefined>}
 */
async function transact(stores, mode, act) {
  const run = (/** @type {IDBDatabase} */ database) =>
    new Promise((/** @type {(value: T | undefined) => void} */ resolve, reject) => {
      const transaction = database.transaction([...stores], mode);
      // Written is what the transaction has written, not what it was asked to.
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = () => reject(transaction.error);
      const request = act(transaction) || undefined;
    });
  const database = await open();
  try {
    return await run(database);
  } catch (error) {
    if (/** @type {Error} */ (error)?.name !== "InvalidStateError") throw error;
    // It was closed meanwhile.
    opening = null;
    return run(await open());
  }
}

/** @param {Step} step */
const keyOf = ({ store, id }) => `${store}/${id}`;

/** @param {Step[]} steps */
async function attempt(steps) {
  await transact([...new Set(steps.map(({ store }) => store))], "readwrite", (transaction) => {
    for (const { store, id, row } of steps) row === null ? transaction.objectStore(store).delete(id) : transaction.objectStore(store).put(row);
  });
  for (const step of steps) if (waiting.get(keyOf(step)) === step) waiting.delete(keyOf(step));
}

/**
 * Writes all of it or, for the time being, nothing.
 * @param {Step[]} steps
 * @returns {Promise<boolean>} whether it is kept on the device; if not, it will be tried again
 */
export async function write(steps) {
  if (steps.length === 0) return true;
  for (const step of steps) waiting.set(keyOf(step), step);
  try {
    await attempt(steps);
    if (waiting.size === 0) say(null);
    return true;
  } catch (error) {
    say(reason(error));
    clearTimeout(timer);
    timer = window.setTimeout(again, AGAIN);
    return false;
  }
}

/** Tries each thing by itself: what is too large for the room that is left must not keep out the rest. */
async function again() {
  for (const step of [...waiting.values()]) {
    try {
      await attempt([step]);
    } catch (error) {
      say(reason(error));
    }
  }
  if (waiting.size === 0) say(null);
  else timer = window.setTimeout(again, AGAIN);
}

/** All rows of a store, those that wait to be written among them. @param {Store} store @returns {Promise<Row[]>} */
export async function rows(store) {
  /** @type {Row[]} */
  let kept = [];
  try {
    kept = (await transact([store], "readonly", (transaction) => transaction.objectStore(store).getAll())) ?? [];
  } catch (error) {
    say(reason(error));
  }
  const own = [...waiting.values()].filter((step) => step.store === store);
  if (own.length === 0) return kept;
  const changed = new Set(own.map(({ id }) => id));
  return [...kept.filter(({ id }) => !changed.has(id)), ...own.flatMap(({ row }) => row ?? [])];
}

/** @param {Store} store @param {string} id @returns {Promise<Row | null>} */
export async function row(store, id) {
  const step = waiting.get(`${store}/${id}`);
  if (step) return step.row;
  try {
    return (await transact([store], "readonly", (transaction) => transaction.objectStore(store).get(id))) ?? null;
  } catch (error) {
    say(reason(error));
    return null;
  }
}

/** Removes everything. */
export async function clear() {
  waiting.clear();
  try {
    await transact(STORES, "readwrite", (transaction) => STORES.forEach((store) => transaction.objectStore(store).clear()));
    say(null);
  } catch (error) {
    say(reason(error));
  }
}
