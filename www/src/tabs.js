/** Which tab this is, so that two of them keep their drafts apart. Hides how a tab that is gone is told from one that is open. */

const KEY = "sitrep.tab";
const LOCK = "sitrep-tab-";

/** @type {Promise<string> | null} */
let naming = null;

/** The name of this tab; it stays when the page is loaded again. */
export const tabName = () => (naming ??= take());

async function take() {
  let kept = null;
  try {
    kept = sessionStorage.getItem(KEY);
  } catch {
    // Private windows may forbid it.
  }
  // A tab that was duplicated brings the name of the other.
  if (kept && (await hold(kept))) return kept;
  const name = crypto.getRandomValues(new Uint32Array(2)).join("-");
  await hold(name);
  try {
    sessionStorage.setItem(KEY, name);
  } catch {
    // See above.
  }
  return name;
}

/** Holds a name as long as the tab is open; false where another tab holds it. @param {string} name @returns {Promise<boolean>} */
function hold(name) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks
      .request(LOCK + name, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise(() => {});
      })
      .catch(() => resolve(true));
  });
}

/** Those of some names that no open tab holds. @param {string[]} names */
export async function adoptable(names) {
  if (!navigator.locks) return names;
  const { held } = await navigator.locks.query();
  const open = new Set((held ?? []).map(({ name }) => name));
  return names.filter((name) => !open.has(LOCK + name));
}
