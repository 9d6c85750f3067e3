// What a caller holds: checks what is handed in and asks whoever reads, a pool of threads or the engine in this one.

import { extractAll } from "./all.js";
import { checkCall, checkExplain, checkExport, checkMerge } from "./options.js";

/**
 * @param {string} version
 * @param {number} threads how many articles are read at a time
 * @param {(request: import("./options.js").Request, signal?: AbortSignal) => Promise<any>} ask
 * @param {() => void} close
 * @returns {import("./sitrep.d.ts").Sitrep}
 */
export function client(version, threads, ask, close) {
  /** @type {import("./sitrep.d.ts").Sitrep["extract"]} */
  async function extract(text, options) {
    const { signal, ...request } = checkCall(text, options);
    return ask({ task: "extract", ...request }, signal);
  }

  return {
    version,
    extract,
    extractAll(articles, options) {
      return extractAll(extract, articles, options, threads + 1);
    },
    async merge(reports, options) {
      const { signal, ...request } = checkMerge(reports, options);
      return ask({ task: "merge", ...request }, signal);
    },
    async export(value, format, options) {
      return ask({ task: "export", ...checkExport(value, format, options) });
    },
    async explain(event, options) {
      return ask({ task: "explain", ...checkExplain(event, options) });
    },
    async close() {
      close();
    },
  };
}
