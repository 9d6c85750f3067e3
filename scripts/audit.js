// `npm run audit`: licences, sources and bans of the crates by cargo-deny (deny.toml), known holes in crates and packages where the
// databases of them can be reached, and whether THIRD-PARTY.txt says what is shipped. What could not be asked is said.

import { spawnSync } from "node:child_process";
import { Failure, ask, main, root, say } from "./lib/steps.js";

await main(async () => {
  if (!(await ask("cargo", ["deny", "--version"]))) throw new Failure("sitrep: cargo-deny is not there. To mend it: type `cargo install cargo-deny --locked`");
  let failed = 0;
  const run = (/** @type {string} */ about, /** @type {string} */ command, /** @type {string[]} */ args, /** @type {RegExp | null} */ unreached = null) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: "utf8" });
    const output = `${stdout}${stderr}`;
    const away = status !== 0 && unreached?.test(output);
    if (status !== 0 && !away) {
      failed += 1;
      process.stderr.write(output);
    }
    say(`${about}: ${status === 0 ? "nothing found" : away ? "NOT ASKED, the database cannot be reached from here" : "see above"}`);
  };
  run("licences, sources and bans of crates", "cargo", ["deny", "--log-level", "error", "check", "licenses", "bans", "sources"]);
  run("the same for the fuzz targets", "cargo", ["deny", "--log-level", "error", "--manifest-path", "fuzz/Cargo.toml", "--config", "deny.toml", "check", "licenses", "sources"]);
  run("known holes in crates", "cargo", ["deny", "check", "advisories"], /failed to fetch advisory database/);
  run("known holes in packages", "npm", ["audit", "--audit-level=low", "--loglevel=error"], /audit endpoint returned an error|ENOTFOUND|EAI_AGAIN/);
  run("licences of what is shipped", process.execPath, ["scripts/licences.js", "--check"]);
  return failed > 0 ? 1 : 0;
});
