// The bench's page: what `benches/run.js` asks of a browser.

import { contestants, round } from "./contestants.js";

/** @type {Record<string, import("./contestants.js").Contestant>} */
let all = {};

Object.assign(globalThis, {
  /** @param {string} base @param {string[]} texts */
  async begin(base, texts) {
    const stages = await import(/* @vite-ignore */ `${base}.cache/bench/stages_wasm.js`);
    await stages.default();
    const bytes = async (/** @type {string} */ name) => {
      const response = await fetch(`${base}data/packs/${name}.bin`);
      return new Uint8Array(await response.arrayBuffer());
    };
    all = await contestants(stages, bytes, texts);
  },
  /** @param {string[]} pile */
  round: (pile) => round(all, pile, () => performance.now()),
});
