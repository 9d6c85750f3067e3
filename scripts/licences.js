// `npm run licences`: writes THIRD-PARTY.txt, the licences of everything that is shipped and was written by others: crates compiled
// into the engine, packages bundled into the page. With --check it only says whether the file is as it would be written.

import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { crates, npmPackages } from "./lib/parts.js";
import { Failure, main, root, say } from "./lib/steps.js";

/** @typedef {import("./lib/parts.js").Part} Part */

const target = path.join(root, "THIRD-PARTY.txt");

await main(async () => {
  const written = report([...(await crates()), ...npmPackages()].filter(({ shipped }) => shipped));
  if (!process.argv.includes("--check")) {
    writeFileSync(target, written);
    return say("the licences are in THIRD-PARTY.txt");
  }
  const known = existsSync(target) ? readFileSync(target, "utf8") : "";
  if (known !== written) throw new Failure("sitrep: THIRD-PARTY.txt does not say what is shipped now. To mend it: type `npm run licences`");
});

/** @param {Part[]} parts */
function report(parts) {
  /** @type {Map<string, string[]>} */
  const texts = new Map();
  const lines = parts.map((part) => {
    const title = `${part.name} ${part.version}`;
    const text = textOf(part);
    texts.set(text, [...(texts.get(text) ?? []), title]);
    return `${part.kind.padEnd(6)} ${title.padEnd(34)} ${part.licence}`;
  });
  const about = "What sitrep ships that others wrote: crates in the engine (cargo) and packages in the page (npm), then the texts of their\nlicences. Where there is a choice, MIT is taken. Data and its licences: data/SOURCES.md.";
  const rule = "-".repeat(100);
  return [about, lines.join("\n"), ...[...texts].map(([text, titles]) => `${rule}\n${titles.join(", ")}\n${rule}\n${text}`)].join("\n\n") + "\n";
}

/** @param {Part} part */
function textOf({ folder, licence }) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|unlicense)/i.test(name)).sort();
  const choice = names.find((name) => /mit/i.test(name)) ?? names.find((name) => /^licen[cs]e(\.\w+)?$/i.test(name)) ?? names[0];
  if (choice === undefined) return `(It comes without a text of its licence, ${licence}.)`;
  const all = licence.includes(" AND ") ? names : [choice];
  return all.map((name) => readFileSync(path.join(folder, name), "utf8").replaceAll("\r\n", "\n").replace(/[ \t]+$/gm, "").trim()).join("\n\n");
}
