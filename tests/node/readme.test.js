// The README's examples do what it says: its JavaScript and its shell commands are run as they stand there.

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { built } from "../../scripts/lib/rust.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const readme = readFileSync(path.join(root, "README.md"), "utf8");
mkdirSync(path.join(root, ".cache"), { recursive: true });
// Inside the project, so that "sitrep" is this package.
const folder = mkdtempSync(path.join(root, ".cache/readme-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The code blocks of one language: the line they begin on, the code, and the block of plain output that follows, if any. */
function blocks(language) {
  const found = readme.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`(?:\n\n^\`\`\`text\n([^]*?)^\`\`\`)?`, "gm"));
  return [...found].map((match) => ({
    line: readme.slice(0, match.index).split("\n").length,
    code: match[1],
    output: match[2],
  }));
}

const run = promisify(execFile);

for (const { line, code, output } of blocks("js")) {
  test(`the JavaScript of line ${line} runs`, { timeout: 60_000 }, async () => {
    const file = path.join(folder, `line-${line}.js`);
    writeFileSync(file, code);
    const { stdout } = await run(process.execPath, [file], { cwd: root });
    assert.notEqual(stdout, "");
    if (output !== undefined) assert.equal(stdout, output);
  });
}

const commands = blocks("sh");
if (commands.length > 0) {
  // The examples' program is the one that the Rust tests compile: `cargo build` would compile all of it once more, in the same
  // place, and `cargo test` once more after that.
  const env = { ...process.env, PATH: `${built}:${process.env.PATH}` };
  for (const { line, code, output } of commands) {
    test(`the commands of line ${line} run`, { timeout: 600_000 }, async () => {
      const quick = code.replace("build --release --features cli", "test --quiet --no-run --locked --features cli,schema,accuracy");
      const { stdout } = await run("bash", ["-e", "-o", "pipefail", "-c", quick], { cwd: root, env });
      if (output !== undefined) assert.equal(stdout, output);
    });
  }
}

test("every npm task that the README names exists, and every task is named", () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const named = [...readme.matchAll(/npm (?:run )?([a-z][a-z:-]*)/g)].map((match) => match[1]);
  const builtIn = ["install"];
  assert.deepEqual(named.filter((name) => !(name in scripts) && !builtIn.includes(name)), []);
  // A task's variants ("accuracy:places") are told by the task itself.
  const untold = Object.keys(scripts).filter((name) => !named.includes(name.split(":")[0]) && name !== "prepack");
  assert.deepEqual(untold, []);
});

test("every file that the README links to exists", () => {
  const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1]);
  assert.ok(links.length > 3);
  assert.deepEqual(links.filter((link) => !existsSync(path.join(root, link))), []);
});

test("no file of the project names a registry or a folder of one machine", () => {
  const files = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).split("\n");
  const own = files.filter((file) => /^(package(-lock)?\.json|Cargo\.(toml|lock)|\.npmrc|README\.md|(scripts|js|www)\/.*)$/.test(file));
  const named = own.filter((file) => /"resolved":|:\/\/registry\.|\/home\/\w+\//.test(readFileSync(path.join(root, file), "utf8")));
  assert.deepEqual(named, []);
});
