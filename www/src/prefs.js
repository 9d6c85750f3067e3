/**
 * The reader's choice of interface language and of light or dark, kept on this device. Storage that is full or forbidden
 * is no reason to fail: the choice then lasts as long as the page.
 */

/** @typedef {import("./types.js").Language} Language */
/** @typedef {import("./types.js").Theme} Theme */

/** @param {string} key */
function kept(key) {
  try {
    return localStorage.getItem(`sitrep.${key}`);
  } catch {
    return null;
  }
}

/**
 * @param {"language" | "theme"} key
 * @param {string} value
 */
export function keep(key, value) {
  try {
    localStorage.setItem(`sitrep.${key}`, value);
  } catch {
    // Private windows may forbid it.
  }
}

/** Forgets every choice. */
export function forget() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("sitrep.")) localStorage.removeItem(key);
  } catch {
    // See above.
  }
}

/** @returns {Language} the one kept, else the browser's if it is one of the two, else English */
export function preferredLanguage() {
  const wished = [kept("language"), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return wished.find((tag) => tag === "en" || tag === "fr") === "fr" ? "fr" : "en";
}

/** @returns {Theme | null} the one kept; null follows the system */
export function keptTheme() {
  const theme = kept("theme");
  return theme === "light" || theme === "dark" ? theme : null;
}

/** @returns {Theme} */
export const systemTheme = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
