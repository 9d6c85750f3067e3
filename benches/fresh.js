// What a reader waits for who has nothing loaded yet: opens one contestant and reads. In Node a process of its own, `node
// benches/fresh.js WHO BYTES`, that answers with a line of JSON; in a browser the same `open`, called by `benches/run.js`.

/** Who may be asked for; "nothing" is Node alone. */
export const WHO = ["sitrep", "wink-nlp", "compromise", "chrono-node", "nothing"];

/**
 * Loads a contestant and what it needs.
 * @param {string} who
 * @param {string} [sitrep] the address of the package's entry in Node; a browser has it from the same bundler as its peers
 * @returns {Promise<(text: string) => unknown>} what reads a text
 */
export async function open(who, sitrep) {
  if (who === "sitrep") {
    const { createSitrep } = await (sitrep ? import(/* @vite-ignore */ sitrep) : import("../js/index.js"));
    const reader = await createSitrep();
    return (text) => reader.extract(text);
  }
  if (who === "wink-nlp") {
    const [{ default: wink }, { default: model }] = await Promise.all([import("wink-nlp"), import("wink-eng-lite-web-model")]);
    const nlp = wink(model);
    return (text) => nlp.readDoc(text).entities().out().length;
  }
  if (who === "compromise") {
    const { default: compromise } = await import("compromise");
    return (text) => {
      const doc = compromise(text);
      return [doc.people(), doc.places(), doc.organizations()].map((found) => found.out("array").length);
    };
  }
  if (who === "chrono-node") {
    const chrono = await import("chrono-node");
    return (text) => chrono.parse(text).length;
  }
  return () => 0;
}

/** In Node: the milliseconds from the start of the process to the first report, then those for a kilobyte, and the most memory. */
async function alone(who, bytes) {
  const { readFileSync, readdirSync } = await import("node:fs");
  const seeds = new URL("../seeds/", import.meta.url);
  const english = readdirSync(seeds).filter((name) => /^00[013]_.*\.txt$/.test(name));
  const articles = english.map((name) => readFileSync(new URL(name, seeds), "utf8"));
  const read = await open(who, new URL("../js/node.js", import.meta.url).href);
  await read(articles[0]);
  const first = performance.now();
  // Warm, and the packs of all articles loaded.
  for (const article of articles) await read(article);
  const { user, system } = process.cpuUsage();
  let done = 0;
  for (let i = 0; done < bytes; i++) {
    const article = articles[i % articles.length];
    await read(article);
    done += Buffer.byteLength(article);
  }
  const after = process.cpuUsage();
  const spent = (after.user + after.system - user - system) / 1000;
  console.log(JSON.stringify({ first, perKilobyte: spent / (done / 1000), peak: await peak() }));
}

/** The most memory that this process has had, in MB. What the system says of its resources counts the process it was forked from as well. */
async function peak() {
  const { readFileSync } = await import("node:fs");
  try {
    return Number(readFileSync("/proc/self/status", "utf8").match(/VmHWM:\s+(\d+)/)?.[1]) / 1000;
  } catch {
    return process.resourceUsage().maxRSS / 1000;
  }
}

const process_ = /** @type {any} */ (globalThis).process;
if (process_?.argv?.[1]?.endsWith("fresh.js")) await alone(process_.argv[2], Number(process_.argv[3] ?? 0));
