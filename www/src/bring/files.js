/** Articles from files of the reader's own. Hides which kinds of file are read and how; what a kind needs is loaded with its first file. */
import { complaint } from "../check.js";
import { Unreadable } from "./found.js";

/** @typedef {import("./found.js").Found} Found */
/** @typedef {import("./found.js").Refused} Refused */

/** Longer files are not articles; the engine has a limit of its own. */
const LIMIT = 16 * 1024 * 1024;

/** @typedef {(file: File, bytes: ArrayBuffer) => Found[] | Promise<Found[]>} Reading */

/** @type {[RegExp, string, Reading][]} */
const KINDS = [
  [/\.(txt|text|md|markdown)$/i, "text/plain", (file, bytes) => [one(file, { text: decoded(bytes) })]],
  [/\.(html?|xhtml)$/i, "text/html", async (file, bytes) => [one(file, (await import("./html.js")).fromHtml(decoded(bytes, true)))]],
  [/\.(csv|tsv)$/i, "text/csv", async (file, bytes) => (await import("./table.js")).fromCsv(file.name, decoded(bytes))],
  [/\.(json|jsonl|ndjson)$/i, "application/json", async (file, bytes) => (await import("./table.js")).fromJson(file.name, decoded(bytes))],
  [/\.pdf$/i, "application/pdf", async (file, bytes) => [one(file, await (await import("./pdf.js")).fromPdf(bytes))]],
  [/\.docx$/i, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", async (file, bytes) => [one(file, await (await import("./docx.js")).fromDocx(bytes))]],
];

/**
 * @param {File} file
 * @returns {Promise<(Found | Refused)[]>} its articles, and those that cannot be taken with why
 */
export async function articlesOf(file) {
  const { name } = file;
  const kind = KINDS.find(([ending]) => ending.test(name)) ?? KINDS.find(([, type]) => file.type.startsWith(type));
  if (kind === undefined) return [{ name, why: "kind" }];
  if (file.size > LIMIT) return [{ name, why: "size" }];
  try {
    const bytes = await file.arrayBuffer().catch(() => {
      throw new Unreadable("unreadable");
    });
    const found = await kind[2](file, bytes);
    if (found.length === 0) return [{ name, why: "empty" }];
    return found.map((article) => {
      const why = complaint(article.text);
      return why ? { name: article.name, why } : article;
    });
  } catch (error) {
    if (error instanceof Unreadable) return [{ name, why: error.why, where: error.where }];
    return [{ name, why: "damaged" }];
  }
}

/**
 * @param {File} file
 * @param {{ text: string } & Partial<Found>} found
 * @returns {Found}
 */
function one({ name }, found) {
  return { source: "", published: null, language: null, ...found, name, title: found.title || name.replace(/\.[^.]*$/, "") };
}

/**
 * @param {ArrayBuffer} bytes
 * @param {boolean} [html] whether it may name its encoding itself
 */
function decoded(bytes, html = false) {
  const start = new Uint8Array(bytes.slice(0, 4096));
  const mark = start[0] === 0xff && start[1] === 0xfe ? "utf-16le" : start[0] === 0xfe && start[1] === 0xff ? "utf-16be" : null;
  const named = html ? new TextDecoder("latin1").decode(start).match(/charset\s*=\s*["']?([\w-]+)/i)?.[1] : null;
  try {
    return new TextDecoder(mark ?? named ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Unreadable("encoding");
  }
}
