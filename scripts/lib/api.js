// The package's reference, docs/api.md, from its types: each declaration with what its comment says, its members, and their examples. It
// hides how the .d.ts files are read; they keep to one form, which the types' own test and this file's hold them to.

import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./steps.js";

/** @typedef {{ doc: string, examples: string[], signature: string }} Member */
/** @typedef {Member & { name: string, kind: string, members: Member[], entry: string }} Declaration */

const FILES = [
  ["js/sitrep.d.ts", '"sitrep", "sitrep/inline"'],
  ["js/element.d.ts", '"sitrep/element"'],
  ["js/record.d.ts", "the record"],
];

/** All declarations of the package, in the order of its files. */
export function declarations() {
  return FILES.flatMap(([file, entry]) => read(readFileSync(path.join(root, file), "utf8"), entry));
}

/** The reference as Markdown. */
export function reference() {
  const lines = [
    "# API of the package",
    "",
    "Made from the types (`js/*.d.ts`) by `npm run types:write`: do not edit. Every example is run by the tests; in them `sitrep` is a",
    "reader, `text` and `other` are articles, `articles` both, `reports` what was read in them and `story` both joined.",
  ];
  let entry = "";
  for (const one of declarations()) {
    if (one.entry !== entry) lines.push("", `## ${one.entry === "the record" ? "The record" : `import … from ${one.entry}`}`);
    entry = one.entry;
    lines.push("", `### ${one.name}`, "", ...(one.doc ? [one.doc] : []));
    if (one.members.length === 0) lines.push("", "```ts", one.signature, "```");
    lines.push(...shown(one.examples));
    for (const member of one.members) lines.push("", `- \`${member.signature.replace(/\s+/g, " ")}\``, ...(member.doc ? [`  ${member.doc.replaceAll("\n", "\n  ")}`] : []), ...shown(member.examples, "  "));
  }
  return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

const shown = (examples, indent = "") => examples.flatMap((code) => ["", ...["```js", ...code.split("\n"), "```"].map((line) => (indent + line).trimEnd())]);

/** @returns {Declaration[]} */
function read(source, entry) {
  const found = [];
  for (const { doc, code } of pieces(source)) {
    const match = code.match(/^export (?:declare )?(function|interface|class|type) (\w+)/);
    if (!match) continue;
    const [, kind, name] = match;
    const body = /^(interface|class)$/.test(kind) ? code.slice(code.indexOf("{") + 1, code.lastIndexOf("}")) : "";
    const members = pieces(body).map((piece) => ({ ...told(piece.doc), signature: piece.code.replace(/;$/, "") }));
    found.push({ name, kind, entry, members, ...told(doc), signature: code.replace(/^export (declare )?/, "") });
  }
  return found;
}

/** Cuts a source into declarations or members, each with the comment before it. */
function* cut(source) {
  let rest = source.replace(/^\s*\/\/.*$/gm, "");
  while (rest.trim() !== "") {
    rest = rest.trimStart();
    const doc = rest.match(/^\/\*\*([^]*?)\*\/\s*/);
    const after = doc ? rest.slice(doc[0].length) : rest;
    let depth = 0;
    let end = 0;
    for (; end < after.length; end++) {
      if ("{([".includes(after[end])) depth += 1;
      if ("})]".includes(after[end])) depth -= 1;
      if (depth === 0 && (after[end] === ";" || (after[end] === "}" && /^export (declare )?(interface|class)|^declare/.test(after)))) break;
    }
    yield { doc: doc?.[1] ?? "", code: after.slice(0, end + 1) };
    rest = after.slice(end + 1);
  }
}
const pieces = (source) => [...cut(source)];

/** A comment's words, as Markdown, and its examples. */
function told(comment) {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\* ?/, "").trimEnd());
  const [words, ...examples] = lines.join("\n").trim().split(/\n?@example\n/);
  return { doc: words.trim().replace(/\{@link (\w+)[^}]*\}/g, "`$1`"), examples: examples.map((code) => code.trim()) };
}
