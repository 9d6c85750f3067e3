/** Hands the reader a file. Hides how a page does that. */

/**
 * @param {string} name
 * @param {string} content
 * @param {string} type its media type
 */
export function save(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
