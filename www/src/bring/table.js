/** Articles out of tables: CSV (comma, semicolon or tab), JSON and JSON lines, with columns named in English or French. Knows no DOM. */
import { Unreadable } from "./found.js";

/** @typedef {import("./found.js").Found} Found */

/** More rows than this are a corpus: the command line reads those. */
const MOST = 2000;

/** Names that a column may have, folded. @type {Record<"text" | "title" | "source" | "published" | "language", string[]>} */
const COLUMNS = {
  text: ["text", "body", "content", "article", "texte", "contenu", "corps"],
  title: ["title", "headline", "titre", "name"],
  source: ["source", "publisher", "outlet", "site", "journal", "media", "editeur"],
  published: ["published", "date", "day", "publicationdate", "datepublished", "publie", "publication", "jour"],
  language: ["language", "lang", "langue"],
};

const fold = (/** @type {string} */ text) => text.normalize("NFD").replace(/[^a-zA-Z]/g, "").toLowerCase();

/**
 * @param {string} name of the file
 * @param {string} text
 * @returns {Found[]}
 */
export function fromCsv(name, text) {
  const [head, ...rows] = rowsOf(text);
  const places = Object.entries(COLUMNS).map(([key, names]) => /** @type {const} */ ([key, (head ?? []).findIndex((cell) => names.includes(fold(cell)))]));
  if (Number(places.find(([key]) => key === "text")?.[1] ?? -1) < 0) throw new Unreadable("columns");
  if (rows.length > MOST) throw new Unreadable("size");
  return rows.filter((row) => row.some((cell) => cell !== "")).map((row, i) => found(name, i + 2, Object.fromEntries(places.map(([key, at]) => [key, row[at] ?? ""]))));
}

/**
 * @param {string} name of the file
 * @param {string} text
 * @returns {Found[]}
 */
export function fromJson(name, text) {
  const items = parse(text);
  if (items.length > MOST) throw new Unreadable("size");
  return items.map((item, i) => {
    const plain = Object.entries(Object(item)).map(([key, value]) => /** @type {const} */ ([fold(key), value]));
    const fields = Object.fromEntries(
      Object.entries(COLUMNS).map(([key, names]) => {
        const value = plain.find(([name, value]) => names.includes(name) && typeof value === "string")?.[1];
        return [key, value ?? ""];
      }),
    );
    if (!fields.text) throw new Unreadable("json", String(i + 1));
    return { ...found(name, i + 1, fields), corrections: Object(item).corrections };
  });
}

/** The articles of a JSON file, whichever way they are put into it. @param {string} text @returns {unknown[]} */
function parse(text) {
  try {
    const data = JSON.parse(text);
    return Array.isArray(data) ? data : Array.isArray(data?.articles) ? data.articles : [data];
  } catch {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    return lines.map((line, i) => {
      try {
        return JSON.parse(line);
      } catch {
        throw new Unreadable("json", String(i + 1));
      }
    });
  }
}

/**
 * @param {string} name
 * @param {number} row
 * @param {Record<string, string>} fields
 * @returns {Found}
 */
function found(name, row, { text, title, source, published, language }) {
  const day = published.match(/^\d{4}-\d\d-\d\d/)?.[0] ?? null;
  const known = language.slice(0, 2).toLowerCase();
  return { name: `${name}, ${row}`, text, title: title.trim(), source: source.trim(), published: day, language: known === "en" || known === "fr" ? known : null };
}

/**
 * The rows of a CSV text, after RFC 4180; the separator is the one that its first line has most of.
 * @param {string} text
 */
export function rowsOf(text) {
  const plain = text.replace(/^\uFEFF/, "");
  const first = plain.slice(0, plain.search(/[\r\n]|$/));
  const separator = [",", ";", "\t"].reduce((best, sign) => (first.split(sign).length > first.split(best).length ? sign : best));
  /** @type {string[][]} */
  const rows = [];
  let row = /** @type {string[]} */ ([]);
  let at = 0;
  while (at <= plain.length) {
    let cell = "";
    if (plain[at] === '"') {
      for (;;) {
        const close = plain.indexOf('"', at + 1);
        if (close < 0) throw new Unreadable("columns", String(rows.length + 1));
        cell += plain.slice(at + 1, close);
        at = close + 1;
        if (plain[at] !== '"') break;
        cell += '"';
      }
    }
    const rest = /[,;\t\r\n]/g;
    rest.lastIndex = at;
    let end = plain.length;
    for (let match = rest.exec(plain); match; match = rest.exec(plain)) {
      if (match[0] === separator || match[0] === "\r" || match[0] === "\n") {
        end = match.index;
        break;
      }
    }
    row.push(cell + plain.slice(at, end));
    if (plain[end] !== separator) {
      rows.push(row);
      row = [];
      if (plain[end] === "\r" && plain[end + 1] === "\n") end += 1;
    }
    at = end + 1;
    if (at === plain.length && plain[end] !== separator) break;
  }
  return rows;
}
