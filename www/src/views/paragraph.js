/** One paragraph of the article, its words marked. */
import { h } from "../dom.js";
import { lay } from "../marks.js";

/** @typedef {import("../marks.js").Mark} Mark */

/**
 * @param {string} text the article
 * @param {{ start: number, end: number }} span the paragraph in it
 * @param {Mark[]} marks those in it
 * @param {object} about
 * @param {{ start: number, end: number }[]} about.furniture words in it that are not the article's
 * @param {Map<string, string>} about.types the name of each event's type
 * @param {string | null} about.language of the article
 * @param {string} about.label what furniture is called
 */
export function paragraph(text, span, marks, { furniture, types, language, label }) {
  const whole = furniture.some(({ start, end }) => start <= span.start && end >= span.end);
  const root = h("p.words", { lang: language, title: whole && label, "data-start": span.start });
  if (whole) root.classList.add("furniture");
  else if (isHeading(text.slice(span.start, span.end))) root.classList.add("crosshead");
  /** @type {HTMLElement[]} */
  const open = [root];
  const dimmed = whole ? [] : furniture.map(({ start, end }) => ({ start, end, refs: [] }));
  for (const piece of lay(text, span.start, span.end, [...marks, ...dimmed])) {
    const top = open[open.length - 1];
    if ("text" in piece) top.append(piece.text);
    else if ("close" in piece) open.pop();
    else {
      const element = markElement(piece.open, types, open);
      top.append(element);
      open.push(element);
    }
  }
  return root;
}

/**
 * A mark that says nothing is furniture within a paragraph. Words that tell an event are links to its note, so that a keyboard reaches them; the others only answer to the pointer.
 * @param {Mark} mark
 * @param {Map<string, string>} types
 * @param {HTMLElement[]} around
 */
function markElement({ refs }, types, around) {
  if (refs.length === 0) return h("span.furniture");
  const role = refs[0].role;
  // A link cannot lie in a link.
  const link = role === "trigger" && !around.some((element) => element.tagName === "A");
  const told = refs.filter((ref) => ref.role === role).map(({ event }) => types.get(event));
  const properties = {
    "data-role": role,
    "data-main": role,
    "data-refs": refs.map(({ event, role }) => `${event}:${role}`).join(" "),
    title: link && [...new Set(told)].join(", "),
  };
  return link ? h("a.mark", { ...properties, href: `#note-${refs[0].event}` }) : h("span.mark", properties);
}

/** A short line that does not end like a sentence is set as a heading; a guess for the eye alone. @param {string} line */
const isHeading = (line) => line.length < 80 && !/[.!?:;,…»"”)]$/.test(line);
