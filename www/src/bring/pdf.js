/** The text of a PDF, by pdf.js in a worker of its own. Loaded only when such a file is brought. */
import { PDFWorker, getDocument } from "pdfjs-dist/legacy/build/pdf.min.mjs";
import Worker from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker";
import { Unreadable } from "./found.js";

/** Between two lines a step of more than so many line heights begins a paragraph. */
const STEP = 1.6;

/**
 * @param {ArrayBuffer} bytes
 * @returns {Promise<{ text: string, title: string }>}
 */
export async function fromPdf(bytes) {
  const port = new Worker();
  const worker = PDFWorker.create({ port, verbosity: 0 });
  const task = getDocument({ worker, verbosity: 0, data: new Uint8Array(bytes), isEvalSupported: false, disableFontFace: true, useSystemFonts: false });
  try {
    const file = await task.promise;
    const pages = [];
    for (let i = 1; i <= file.numPages; i++) pages.push(textOf(/** @type {any[]} */ ((await (await file.getPage(i)).getTextContent()).items)));
    const text = pages.join("\n\n").trim();
    if (text === "") throw new Unreadable("scanned");
    const { info } = await file.getMetadata();
    return { text, title: String(/** @type {any} */ (info)?.Title ?? "").trim() };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable(/** @type {Error} */ (error).name === "PasswordException" ? "locked" : "damaged");
  } finally {
    await task.destroy();
    worker.destroy();
    port.terminate();
  }
}

/**
 * Lines joined into paragraphs: a word cut at the end of a line is made whole, a wide step begins a new paragraph.
 * @param {{ str: string, hasEOL: boolean, height: number, transform: number[] }[]} items
 */
function textOf(items) {
  let text = "";
  let last = /** @type {number | null} */ (null);
  for (const { str, hasEOL, height, transform } of items) {
    if (str !== "") {
      const y = transform[5];
      if (last !== null && Math.abs(last - y) > STEP * Math.max(height, 1)) text = `${text.trimEnd()}\n\n`;
      last = y;
    }
    text += str;
    if (hasEOL) text = /\p{L}-$/u.test(text) ? text.slice(0, -1) : `${text} `;
  }
  return text.replace(/ +/g, " ").trim();
}
