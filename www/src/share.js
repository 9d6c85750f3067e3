/**
 * A link that carries articles in its fragment, which a browser sends to nobody: compressed, in letters that any address takes.
 * Hides the form of the fragment.
 */

/** @typedef {import("./types.js").Article} Article */
/** @typedef {Pick<Article, "title" | "source" | "language" | "published" | "text"> & { corrections: unknown }} Shared */

const KEY = "#articles=";
/** Longer links are cut by the programs that people send them with. */
export const LONGEST = 32_000;
/** No link of that length holds more, unless it was made to fill the memory. */
const MOST = 4 * 1024 * 1024;

/**
 * @param {Article[]} articles
 * @returns {Promise<string>} the fragment, with its "#"; it may be longer than {@link LONGEST}
 */
export async function fragmentOf(articles) {
  const shared = articles.map(({ title, source, language, published, text, edits }) => ({ title, source, language, published, text, corrections: edits }));
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  const packed = await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
  let binary = "";
  for (const byte of new Uint8Array(packed)) binary += String.fromCharCode(byte);
  return KEY + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * The articles that an address carries.
 * @param {string} fragment
 * @returns {Promise<Shared[] | "damaged">} none where it carries none
 */
export async function articlesIn(fragment) {
  if (!fragment.startsWith(KEY)) return [];
  try {
    const binary = atob(fragment.slice(KEY.length).replaceAll("-", "+").replaceAll("_", "/"));
    const data = JSON.parse(await unpacked(Uint8Array.from(binary, (sign) => sign.charCodeAt(0))));
    if (!Array.isArray(data) || !data.every((one) => typeof one?.text === "string")) return "damaged";
    const words = (/** @type {unknown} */ value) => (typeof value === "string" ? value : "");
    return data.map((one) => ({
      ...{ text: one.text, title: words(one.title), source: words(one.source), corrections: one.corrections },
      language: one.language === "en" || one.language === "fr" ? one.language : null,
      published: /^\d{4}-\d\d-\d\d$/.test(one.published) ? one.published : null,
    }));
  } catch {
    return "damaged";
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function unpacked(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > MOST) throw new Error("too much");
    text += decoder.decode(value, { stream: true });
  }
}
