/** Texts from files of the reader's own. Hides which kinds of file are read and how. */
import { complaint } from "./check.js";

/** Longer files are not articles; the engine has a limit of its own. */
const LIMIT = 16 * 1024 * 1024;

/** @typedef {{ name: string, text: string }} Found */
/** @typedef {{ name: string, why: "kind" | "size" | "encoding" | "unreadable" | "empty" | "noLetters" | "script" }} Refused */

/**
 * @param {File} file
 * @returns {Promise<Found | Refused>} its text, its name without the ending; or why it cannot be taken
 */
export async function textOf(file) {
  const name = file.name;
  if (!/\.(txt|md|markdown|text)$/i.test(name) && !file.type.startsWith("text/plain")) return { name, why: "kind" };
  if (file.size > LIMIT) return { name, why: "size" };
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return { name, why: "unreadable" };
  }
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { name, why: "encoding" };
  }
  const why = complaint(text);
  return why ? { name, why } : { name: name.replace(/\.[^.]*$/, ""), text };
}
