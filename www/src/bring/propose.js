/** What can be proposed for a text that was pasted: knows no DOM and asks no engine. */

/** A headline is shorter than this. */
const LONGEST = 120;

/**
 * The headline of a plain text: its first line, if it is short, does not end like a sentence and more follows; else "".
 * @param {string} text
 */
export function headlineOf(text) {
  const [first, ...rest] = text.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== "");
  const fits = first !== undefined && first.length <= LONGEST && !/[.;:,…]$/.test(first) && rest.join("").length > first.length;
  return fits ? first : "";
}

/** How many paragraphs make pasted HTML worth more than its plain words. */
const PARAGRAPHS = 3;

/** Whether HTML from the clipboard is a page or a good part of one, not a few words in bold. @param {string} html */
export const isPage = (html) => (html.match(/<(p|article|h1)\b/gi)?.length ?? 0) >= PARAGRAPHS;
