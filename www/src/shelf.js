/**
 * The reader's own texts and corrections, kept on this device and nowhere else. Hides in which rows they are kept, and how tabs that
 * are open side by side keep out of each other's way: every text and every correction is a row of its own, a draft belongs to one
 * tab, and each change is told to the other tabs. Reports are not kept: they are read anew, so that they are always the present
 * engine's. What storage refuses is {@link ./vault.js}'s to hold and to tell.
 */
import { isFormed } from "./corrections.js";
import { adoptable, tabName } from "./tabs.js";
import * as vault from "./vault.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./corrections.js").Edit} Edit */
/**
 * @typedef {Pick<Article, "id" | "title" | "source" | "language" | "published"> & { text: string | null, added: number }} Kept
 *   `text` is null for a bundled article of which the reader changed what is known of it
 */
/** @typedef {{ what: "text" | "drop" | "edits" | "wipe", id: string }} Change */

const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("sitrep") : null;

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

/** @param {Article} article @returns {Promise<boolean>} whether it is kept on the device already */
export async function put({ id, title, source, language, published, text, own }, added = Date.now()) {
  const before = await vault.row("texts", id);
  const kept = await vault.write([{ store: "texts", id, row: { id, title, source, language, published, text: own ? text : null, added: before?.added ?? added } }]);
  tell("text", id);
  return kept;
}

/** Removes a text with its corrections. @param {string} id */
export async function drop(id) {
  const gone = await edits(id);
  await vault.write([{ store: "texts", id, row: null }, ...gone.map((edit) => /** @type {const} */ ({ store: "edits", id: edit.id, row: null }))]);
  tell("drop", id);
}

/** What is kept of texts, the oldest first. @returns {Promise<Kept[]>} */
export async function all() {
  const kept = /** @type {Kept[]} */ (await vault.rows("texts")).filter(({ id }) => id !== "draft");
  return sound(kept, isKept).sort((a, b) => a.added - b.added);
}

/** The corrections of an article, or of all, in the order in which they were made. @param {string} [article] @returns {Promise<Edit[]>} */
export async function edits(article) {
  const kept = sound(/** @type {Edit[]} */ (await vault.rows("edits")), isFormed);
  return kept.filter((edit) => article === undefined || edit.article === article).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/**
 * The rows of the right form. Others are damaged: they are left where they are, and the reader is told.
 * @template T
 * @param {T[]} rows
 * @param {(row: any) => boolean} is
 */
function sound(rows, is) {
  const good = rows.filter(is);
  if (good.length < rows.length) vault.say("damaged");
  return good;
}

/** @param {any} row */
function isKept({ id, title, source, text, language, published, added }) {
  const words = [id, title, source].every((one) => typeof one === "string") && (text === null || typeof text === "string");
  const day = published === null || /^\d{4}-\d\d-\d\d$/.test(published);
  return words && day && [null, "en", "fr"].includes(language) && typeof added === "number";
}

/** @param {Edit} edit */
export async function putEdit(edit) {
  await vault.write([{ store: "edits", id: edit.id, row: edit }]);
  tell("edits", edit.article);
}

/** @param {Edit} edit */
export async function dropEdit(edit) {
  await vault.write([{ store: "edits", id: edit.id, row: null }]);
  tell("edits", edit.article);
}

/** Removes all that is kept, in every tab. */
export async function wipe() {
  await vault.clear();
  tell("wipe", "");
}

/** @typedef {{ text: string, title: string, source: string, published: string, language: string }} Draft */

/** What was typed into the box of this tab, or of one that is gone, and not yet read. @returns {Promise<Draft | null>} */
export async function draft() {
  const mine = await tabName();
  const fields = ["text", "title", "source", "published", "language"];
  const kept = sound(await vault.rows("drafts"), (row) => fields.every((field) => typeof row[field] === "string"));
  const own = kept.find(({ id }) => id === mine);
  if (own) return /** @type {any} */ (own);
  const [left] = await adoptable(kept.map(({ id }) => id));
  const found = kept.find(({ id }) => id === left);
  if (!found) return null;
  await vault.write([{ store: "drafts", id: found.id, row: null }, { store: "drafts", id: mine, row: { ...found, id: mine } }]);
  return /** @type {any} */ (found);
}

/** @param {Draft} typed */
export async function keepDraft(typed) {
  const id = await tabName();
  await vault.write([{ store: "drafts", id, row: { ...typed, id } }]);
}

export async function dropDraft() {
  const id = await tabName();
  await vault.write([{ store: "drafts", id, row: null }]);
}
