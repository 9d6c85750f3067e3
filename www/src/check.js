/** What can be said of a text before the engine reads it. */

const LETTER = /\p{L}/gu;
const LATIN = /\p{Script=Latin}/gu;
/** A text shows its script early; looking at more of a long one would only cost time. */
const LOOKED_AT = 20_000;

/**
 * Why a text cannot be read, as the key of a message, or null.
 * @param {string} text
 * @returns {"empty" | "noLetters" | "script" | null}
 */
export function complaint(text) {
  const start = text.trim().slice(0, LOOKED_AT);
  if (start === "") return "empty";
  const letters = start.match(LETTER)?.length ?? 0;
  if (letters === 0) return "noLetters";
  const latin = start.match(LATIN)?.length ?? 0;
  return latin * 2 < letters ? "script" : null;
}
