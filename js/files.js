// Gets files of the package and says what is wrong where one cannot be had. Hides how a server that has not got a file answers: with
// a status, or with a page in its place, as many do that serve a single-page application.

import { SitrepError } from "./error.js";

/**
 * The bytes of a file of the package, by fetch.
 * @param {URL | string} url
 * @returns {Promise<Uint8Array>}
 */
export async function fetched(url) {
  const answer = await asked(url);
  return new Uint8Array(await answer.arrayBuffer());
}

/**
 * Starts a module of the engine. It is compiled while it comes where the server names its type, as `application/wasm`.
 * @template {{ default: (init: any) => Promise<unknown>, initSync: (init: any) => unknown, tables: (bytes: Uint8Array) => void }} Glue
 * @param {Glue} glue what wasm-bindgen made
 * @param {() => Promise<Response | Uint8Array | WebAssembly.Module>} wasm
 * @param {() => Promise<Uint8Array>} tables
 * @param {string} name the file, for the message
 * @returns {Promise<Glue>}
 */
export async function started(glue, wasm, tables, name) {
  const run = async () => {
    const code = await wasm();
    // What is compiled already goes in here: the other way asks what a `Response` is, for which Node loads all of its fetch.
    if (code instanceof WebAssembly.Module) return void glue.initSync({ module: code });
    const typed = code instanceof Response && code.headers.get("content-type")?.startsWith("application/wasm");
    await glue.default({ module_or_path: typed || code instanceof Uint8Array ? code : await code.arrayBuffer() });
  };
  // The tables come while the module is compiled.
  const [pack] = await Promise.all([tables(), run()]).catch((error) => {
    throw missing(name, error);
  });
  glue.tables(pack);
  return glue;
}

/**
 * The answer to a request for a file, if it is that file.
 * @param {URL | string} url
 */
export async function asked(url) {
  const answer = await fetch(url).catch((error) => {
    throw new Error(`${url} could not be fetched (${error.message}): see that the network and the page's Content-Security-Policy (connect-src) allow it`);
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: put the package's files there, as they lie in the package`);
  if (answer.headers.get("content-type")?.startsWith("text/html")) {
    throw new Error(`${url} answered with an HTML page, as servers do that have no such file: put the package's files there, as they lie in the package`);
  }
  return answer;
}

/**
 * @param {string} name
 * @param {Error} error
 */
function missing(name, error) {
  if (error instanceof SitrepError) return error;
  return new SitrepError("missing_file", `the engine's file ${name} could not be loaded: ${error.message}`, { cause: error });
}
