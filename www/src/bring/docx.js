/** The text of a Word file, by mammoth. Loaded only when such a file is brought. */
import mammoth from "mammoth/mammoth.browser.min.js";
import { Unreadable } from "./found.js";

/**
 * @param {ArrayBuffer} bytes
 * @returns {Promise<{ text: string }>}
 */
export async function fromDocx(bytes) {
  try {
    const { value } = await mammoth.extractRawText({ arrayBuffer: bytes });
    return { text: value.trim() };
  } catch {
    throw new Unreadable("damaged");
  }
}
